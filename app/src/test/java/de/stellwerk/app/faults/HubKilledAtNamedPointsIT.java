package de.stellwerk.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import de.stellwerk.app.faults.Acknowledgements.Acknowledged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One hub and one ledger live through all the points; the start after a kill is the start for the next. */
class HubKilledAtNamedPointsIT {

    private static final String BYSTANDERS = "dms-mettmann";

    @TempDir
    static Path directory;

    private static final Map<KillPoint, Trap> TRAPS = new EnumMap<>(KillPoint.class);
    private static TestBench bench;
    private static boolean broken;

    private final List<Future<Acknowledged>> sent = new ArrayList<>();

    @BeforeAll
    static void prepare() throws IOException {
        bench = TestBench.embedded(directory);
        for (KillPoint point : KillPoint.values()) {
            TRAPS.put(point, Trap.at(directory, point, "waitFor(\"kill -9\")"));
        }
        bench.hub().startWith(Trap.agent(directory, TRAPS.values()));
    }

    @AfterAll
    static void end() throws IOException {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostAndNothingHappensTwice(KillPoint point) throws Exception {
        assumeFalse(broken, "skipped: the hub did not survive an earlier point");
        broken = true;
        Trap trap = TRAPS.get(point);
        List<Acknowledged> bystanders = claimsThatWillBeLive();
        Runnable occasion = prepared(point.occasion());
        trap.arm();
        occasion.run();
        trap.awaitSprung();
        assertThat(operations().inFlightAt(BYSTANDERS)).isEqualTo(bystanders.size());
        bench.hub().kill();
        bench.systems().mend();
        bench.hub().start();
        acknowledged(sent);
        bench.settle(bench.hub());
        for (Acknowledged bystander : bystanders) {
            assertThat(attempts(bystander)).contains("lost", "delivered");
        }
        broken = false;
    }

    /** Two deliveries whose target keeps them waiting for its answer. */
    private List<Acknowledged> claimsThatWillBeLive() throws Exception {
        bench.systems().bystander().fault("hang", 0);
        List<Acknowledged> bystanders = acknowledged(List.of(
                bench.portal().send(Envelope.hundehaltung()), bench.portal().send(Envelope.hundehaltung())));
        operations().awaitInFlightAt(BYSTANDERS, bystanders.size());
        return bystanders;
    }

    private Runnable prepared(KillPoint.Occasion occasion) throws Exception {
        switch (occasion) {
            case SUBMISSION -> {}
            case PAYMENT -> {
                return () -> sent.add(bench.portal().sendAndPay(Envelope.paidReitkennzeichen()));
            }
            case REFUSAL -> bench.systems().dms().fault("400", 1);
            case OUTAGE -> bench.systems().dms().fault("503", 0);
            case REPLAY -> {
                return replayOfADeadLetter();
            }
        }
        return () -> sent.add(bench.portal().send(Envelope.reitkennzeichen()));
    }

    private Runnable replayOfADeadLetter() throws Exception {
        bench.systems().dms().fault("400", 1);
        acknowledged(List.of(bench.portal().send(Envelope.reitkennzeichen())));
        Operations operations = operations();
        await().until(() -> operations.dead() == 1);
        return () -> CompletableFuture.runAsync(() -> orderReplay(operations));
    }

    private static void orderReplay(Operations operations) {
        try {
            operations.replayAll();
        } catch (IOException unanswered) {
            // the hub was killed meanwhile
        }
    }

    private static List<Acknowledged> acknowledged(List<Future<Acknowledged>> sent) throws Exception {
        List<Acknowledged> all = new ArrayList<>();
        for (Future<Acknowledged> one : sent) {
            all.add(one.get(60, TimeUnit.SECONDS));
        }
        return all;
    }

    private static List<String> attempts(Acknowledged submission) throws IOException {
        HubApi portal = new HubApi(bench.hub().address(), TestCatalogue.PORTAL);
        return portal.get("/api/v1/submissions/" + submission.id())
                .expect(200)
                .path("deliveries")
                .path(0)
                .path("history")
                .valueStream()
                .map(attempt -> attempt.path("outcome").asString())
                .toList();
    }

    private static Operations operations() {
        return Operations.at(bench.hub().address());
    }
}
