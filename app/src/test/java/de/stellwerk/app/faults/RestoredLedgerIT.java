package de.stellwerk.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger whose files come from an old copy: what was done since is not done twice, what was handed in since comes again. */
class RestoredLedgerIT {

    @TempDir
    Path directory;

    private TestBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = TestBench.embedded(directory);
        bench.hub().start();
    }

    @AfterEach
    void end() throws IOException {
        bench.close();
    }

    @Test
    void holdsWhatIsUnfinishedUntilItWasLookedForAndTakesAgainWhatIsForgotten() throws Exception {
        sent(2);
        operations().awaitRest();
        bench.systems().dms().fault("hang", 0);
        List<Envelope> underWay = sent(4);
        operations().awaitInFlightAt("dms-soest", 4);
        kill();
        copy("postgres", "backup");
        bench.systems().mend();

        bench.hub().start();
        List<Envelope> forgotten = sent(3);
        operations().awaitRest();
        long done = effects();
        kill();
        copy("postgres", "lost");
        copy("backup", "postgres");

        assertThat(bench.hub().sayRestored()).isZero();
        assertThat(bench.hub().said()).contains("The ledger counts as restored: 8 deliveries are held");
        bench.systems().dms().fault("503", 0);
        bench.hub().start();
        assertHeld(underWay);
        for (Envelope envelope : forgotten) {
            bench.acknowledgements().forgetAnswerTo(envelope);
            bench.portal().sendAgain(envelope);
        }

        bench.systems().mend();
        bench.settle(bench.hub());
        assertThat(effects()).as("effects, once all is at rest").isEqualTo(done);
        assertThat(operations().restorations().path("looking").asLong()).isZero();
    }

    /** A claim that looks makes it in-flight for a moment. */
    private void assertHeld(List<Envelope> envelopes) throws IOException {
        HubApi portal = new HubApi(bench.hub().address(), TestCatalogue.PORTAL);
        for (Acknowledgements.Acknowledged one : bench.acknowledgements().all()) {
            if (envelopes.stream().anyMatch(envelope -> envelope.reference().equals(one.reference()))) {
                await().atMost(Duration.ofSeconds(30)).until(() -> portal.get("/api/v1/submissions/" + one.id())
                        .expect(200)
                        .path("state")
                        .asString()
                        .equals("held"));
            }
        }
        assertThat(operations().restorations().path("looking").asLong()).isEqualTo(2L * envelopes.size());
        assertThat(operations().reconciliation().path("unaccounted").asLong()).isZero();
    }

    private Operations operations() {
        return Operations.at(bench.hub().address());
    }

    private long effects() {
        return TargetSystems.effects(bench.systems().dms()).size()
                + TargetSystems.effects(bench.systems().specialist()).size();
    }

    private List<Envelope> sent(int many) throws Exception {
        List<Envelope> sent = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            sent.add(Envelope.reitkennzeichen());
            bench.portal().send(sent.get(i)).get(60, TimeUnit.SECONDS);
        }
        return sent;
    }

    /** The embedded database ends with its hub, a moment later. */
    private void kill() throws InterruptedException {
        bench.hub().kill();
        Path running = directory.resolve("first/postgres/cluster/postmaster.pid");
        await().atMost(Duration.ofSeconds(60)).until(() -> !Files.exists(running));
    }

    /** With owners and rights: the database may run under an account of its own. */
    private void copy(String from, String to) throws IOException, InterruptedException {
        Path data = directory.resolve("first");
        String command = "rm -rf '%2$s' && cp -a '%1$s' '%2$s'".formatted(data.resolve(from), data.resolve(to));
        assertThat(new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor())
                .isZero();
    }
}
