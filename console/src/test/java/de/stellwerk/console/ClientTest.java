package de.stellwerk.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.client.StellwerkClient;
import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Failure;
import de.stellwerk.routes.ledger.TargetHealth;
import de.stellwerk.routes.ledger.TestLedger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against the real operations API. */
class ClientTest {

    private static final String REASON = "--reason=the target is mended";

    private final OpsHub ops = OpsHub.SHARED;
    private final TestLedger ledger = ops.ledger;
    private final String target = "target-" + UUID.randomUUID();

    @TempDir
    private Path folder;

    private record Ran(int code, String out, String err) {
        Ran ended(int expected) {
            assertThat(code).as(out + err).isEqualTo(expected);
            return this;
        }
    }

    private Ran run(String operator, String... arguments) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "token of " + operator + "\n");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(
                        Stream.of(arguments), Stream.of("--url", ops.address(), "--token-file", token.toString()))
                .toArray(String[]::new);
        int code = StellwerkClient.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
        return new Ran(code, out.toString(), err.toString());
    }

    private Claim aDeadDelivery() {
        Claim claim = ledger.claimed(
                ops.hub,
                ledger.anApplication().ofTenant("kreis-soest").to(target).accepted(),
                target);
        ledger.records.dead(claim, TestLedger.aFailure(Failure.Kind.REJECTED), false);
        return claim;
    }

    @Test
    void goesFromTheCausesToOneInFull() throws IOException {
        Claim dead = aDeadDelivery();

        assertThat(run("all", "dead-letters", "causes", "--target", target)
                        .ended(0)
                        .out())
                .contains("count", "rejected:" + target + ":create-file:http-400");
        assertThat(run("all", "dead-letters", "list", "--target", target)
                        .ended(0)
                        .out())
                .contains(dead.delivery().toString(), "kreis-soest");
        assertThat(run("all", "dead-letters", "show", dead.delivery().toString())
                        .ended(0)
                        .out())
                .contains("\"attempts\"");
        assertThat(run("all", "submissions", "show", dead.submission().toString())
                        .ended(0)
                        .out())
                .contains(target, "dead");
        assertThat(run("all", "submissions", "find", "--key", dead.reference(), "--json")
                        .ended(0)
                        .out())
                .contains("\"items\"", dead.submission().toString());
    }

    @Test
    void replaysBitByBitAndWaitsForTheEnd() throws Exception {
        aDeadDelivery();
        aDeadDelivery();
        String cause = "rejected:" + target + ":create-file:http-400";
        CompletableFuture<Ran> running = CompletableFuture.supplyAsync(() -> {
            try {
                return run("all", "dead-letters", "replay", "--cause", cause, "--per-second=5", REASON);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        while (!running.isDone()) {
            ledger.letTimePass();
            ledger.replayLots.send();
            ops.hub.claim(target).forEach(claim -> ledger.records.delivered(claim, TestLedger.aReceipt()));
        }

        assertThat(running.get().ended(0).out()).contains("finished");
        assertThat(running.get().err()).contains("2 of 2 delivered");
        assertThat(run("all", "replays", "list", "--limit=3").ended(0).out()).contains("finished");
    }

    @Test
    void tellsAScriptThatOnlyPartWasDone() throws IOException {
        Claim dead = aDeadDelivery();
        String id = dead.delivery().toString();

        run("all", "dead-letters", "archive", id, REASON).ended(0);
        assertThat(run("all", "dead-letters", "replay", id, "--at-once", REASON)
                        .ended(3)
                        .err())
                .contains("1 left alone: archived");
        run("all", "dead-letters", "restore", id, REASON).ended(0);
        run("all", "dead-letters", "replay", id, "--at-once", "--again-at", target, REASON)
                .ended(0);
    }

    @Test
    void holdsAReplay() throws IOException {
        aDeadDelivery();
        Ran ordered = run("all", "dead-letters", "replay", "--target", target, "--no-wait", "--json", REASON)
                .ended(0);
        String id = ordered.out().replaceAll("(?s).*?\"id\" : \"([^\"]+)\".*", "$1");

        assertThat(run("all", "replays", "pause", id, REASON).ended(0).out()).contains("paused");
        assertThat(run("all", "replays", "resume", id, REASON).ended(0).out()).contains("running");
        assertThat(run("all", "replays", "cancel", id, REASON).ended(0).out()).contains("cancelled");
        run("all", "replays", "cancel", id, REASON).ended(1);
        run("all", "replays", "show", id, "--follow").ended(3);
    }

    @Test
    void stopsAndChecksTargets() throws IOException {
        aDeadDelivery();
        ledger.tenants.put(target, Set.of("kreis-soest"));
        ledger.health.put(target, new TargetHealth.Health(false, Optional.of("unavailable"), Optional.of("http-503")));

        assertThat(run("all", "targets", "list").ended(0).out()).contains(target);
        assertThat(run("all", "targets", "pause", target, REASON).ended(0).out())
                .contains("paused");
        assertThat(run("all", "targets", "resume", target, REASON).ended(0).out())
                .contains("open");
        assertThat(run("all", "targets", "check", target, REASON).ended(4).out())
                .contains("http-503");
    }

    @Test
    void proves() throws IOException {
        assertThat(run("all", "reconcile").out()).contains("unaccounted");
        assertThat(run("all", "audit-verify").ended(0).out()).contains("true");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertThat(run("reader", "dead-letters", "replay", "--target", target, REASON)
                        .ended(1)
                        .err())
                .contains("replay");
        assertThat(run("all", "dead-letters", "show", "no-id").ended(1).err()).isNotBlank();
        assertThat(run("all", "dead-letters", "replay", REASON).ended(2).err()).contains("one of them");
        assertThat(run("all", "dead-letters", "replay", "--target", target)
                        .ended(2)
                        .err())
                .contains("--reason");
        StringWriter err = new StringWriter();
        assertThat(StellwerkClient.run(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err),
                        "targets",
                        "list",
                        "--url=http://127.0.0.1:9"))
                .isEqualTo(5);
        assertThat(err.toString()).contains("no hub answers at http://127.0.0.1:9");
    }
}
