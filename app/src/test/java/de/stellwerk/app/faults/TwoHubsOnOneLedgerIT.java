package de.stellwerk.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.stellwerk.app.TestImages;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Two hubs as processes, PostgreSQL and Artemis in containers. */
class TwoHubsOnOneLedgerIT {

    private static final Duration LONGER_THAN_THE_CLAIMS_LAST = Duration.ofSeconds(40);

    @TempDir
    static Path directory;

    private static PostgreSQLContainer postgres;
    private static GenericContainer<?> artemis;
    private static List<Trap> traps;
    private static TestBench bench;

    /** Held for long enough to be stopped there; goes on when the hub is continued. */
    private enum Midway implements Trap.Point {
        CLAIMED_NOT_BEGUN("delivery.DeliveryRun", "run"),
        STEP_DONE_NOT_RECORDED("ledger.Records", "delivered");

        private final String type;
        private final String method;

        Midway(String type, String method) {
            this.type = type;
            this.method = method;
        }

        @Override
        public String type() {
            return "de.stellwerk.routes." + type;
        }

        @Override
        public String method() {
            return method;
        }

        @Override
        public String location() {
            return "ENTRY";
        }
    }

    /** Once for all tests, but within them: a class that is skipped as a whole leaves no trace in a report. */
    @BeforeEach
    void start() throws IOException {
        if (bench == null) {
            startAll();
        }
    }

    private static void startAll() throws IOException {
        postgres = TestImages.postgres();
        artemis = TestImages.artemis("hub", "invented");
        postgres.start();
        artemis.start();
        bench = TestBench.with(directory, List.of("first", "second"), external());
        traps = new ArrayList<>();
        for (Midway point : Midway.values()) {
            traps.add(Trap.at(directory, point, "delay(20000)"));
        }
        first().startWith(Trap.agent(directory, traps));
        second().start();
    }

    private static List<String> external() {
        return List.of(
                "--stellwerk.database.url=" + postgres.getJdbcUrl(),
                "--stellwerk.database.user=" + postgres.getUsername(),
                "--stellwerk.database.password=" + postgres.getPassword(),
                "--stellwerk.broker.url=" + TestImages.url(artemis),
                "--stellwerk.broker.user=hub",
                "--stellwerk.broker.password=invented");
    }

    @AfterAll
    static void end() throws IOException {
        if (bench != null) {
            bench.close();
            artemis.close();
            postgres.close();
        }
    }

    private static Hub first() {
        return bench.hubs().get(0);
    }

    private static Hub second() {
        return bench.hubs().get(1);
    }

    @Test
    void aHubStoppedBeyondItsClaimsAndContinuedWritesNothingAnyMore() throws Exception {
        int before = refusals();
        for (Trap trap : traps) {
            trap.arm();
        }
        submitUntilBothAreHeld();
        // It begins with the first claim.
        int incarnation = number("SELECT max(id) FROM incarnation WHERE hub = 'first'");
        // Between its last question and the effect a hub may be stopped, and then only the target could recognise the
        // repeat.
        await().until(() -> number(CLAIMED, incarnation) == traps.size());
        first().freeze();
        int written = number(WRITTEN, incarnation);
        bench.systems().mend();
        await().atMost(LONGER_THAN_THE_CLAIMS_LAST)
                .until(() -> number("SELECT count(*) FROM delivery WHERE state <> 'delivered'") == 0);
        first().thaw();
        await().atMost(LONGER_THAN_THE_CLAIMS_LAST).until(() -> refusals() >= before + traps.size());
        assertThat(number(WRITTEN, incarnation)).isEqualTo(written);
        bench.settle(first());
    }

    private static final String CLAIMED =
            "SELECT count(*) FROM delivery WHERE state = 'claimed' AND claim_incarnation = ?";

    private static final String WRITTEN = "SELECT count(*) FROM attempt WHERE outcome <> 'lost' AND incarnation = ?";

    @Test
    void twoHundredSubmissionsSurviveKillsOfOneHubAtATime() throws Exception {
        RandomKills.of(3).under(200, bench);
        bench.settle(second());
    }

    private static void submitUntilBothAreHeld() throws Exception {
        for (int i = 0; i < 100 && !traps.stream().allMatch(Trap::hasSprung); i++) {
            bench.portal().send(Envelope.reitkennzeichen()).get(30, TimeUnit.SECONDS);
        }
        traps.forEach(Trap::awaitSprung);
    }

    /** How often the first hub found out that a claim was no longer its own. */
    private static int refusals() throws IOException {
        return (int) Pattern.compile("The claim on this delivery is lost")
                .matcher(first().said())
                .results()
                .count();
    }

    private static int number(String question, Object... parameters) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
                PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getInt(1);
            }
        }
    }
}
