package de.stellwerk.client;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What lies undeliverable. */
@CommandLine.Command(
        name = "dead-letters",
        description = "What lies undeliverable.",
        subcommands = {
            DeadLetters.Causes.class,
            DeadLetters.ListThem.class,
            DeadLetters.Show.class,
            DeadLetters.Replay.class,
            DeadLetters.Archive.class,
            DeadLetters.Restore.class
        })
final class DeadLetters {

    @CommandLine.Command(name = "causes", description = "By cause, the most frequent first.")
    static final class Causes extends Command implements Callable<Integer> {
        @Mixin
        Chosen chosen;

        @Override
        public Integer call() {
            JsonNode causes = hub.get("/causes", chosen.asQuery());
            print(causes, new Table("count", "lastSeen", "id").rows(causes.path("items")));
            return ExitCode.DONE;
        }
    }

    @CommandLine.Command(name = "list", description = "One by one, the latest failure first.")
    static final class ListThem extends Command implements Callable<Integer> {
        @Mixin
        Chosen chosen;

        @Option(names = "--limit", defaultValue = "50", description = "At most so many (${DEFAULT-VALUE}).")
        int limit;

        @Override
        public Integer call() {
            Map<String, String> query = chosen.asQuery();
            query.put("limit", String.valueOf(limit));
            JsonNode letters = hub.get("/dead-letters", query);
            print(letters, new Table("failedAt", "id", "target", "tenant", "cause").rows(letters.path("items")));
            return ExitCode.DONE;
        }
    }

    @CommandLine.Command(name = "show", description = "One in full: steps, attempts, what became of its siblings.")
    static final class Show extends Command implements Callable<Integer> {
        @Parameters(paramLabel = "ID")
        String id;

        @Override
        public Integer call() {
            say(hub.get("/dead-letters/" + Hub.encoded(id)).toPrettyString());
            return ExitCode.DONE;
        }
    }

    @CommandLine.Command(
            name = "replay",
            description = {
                "Set dead letters going again, bit by bit: one, then 5, 20, 100, then so many a second. Stops by itself when the cause comes back."
            })
    static final class Replay extends Command implements Callable<Integer> {
        @Mixin
        Chosen chosen;

        @Option(
                names = "--again-at",
                paramLabel = "TARGET",
                description = "From the start, at this target, under a new idempotency key: it may then have it twice.")
        String againAt;

        @Option(names = "--at-once", description = "All at once.")
        boolean atOnce;

        @Option(names = "--per-second", defaultValue = "20", description = "(${DEFAULT-VALUE})")
        int perSecond;

        @Option(names = "--no-wait", description = "Do not wait until all have come to rest.")
        boolean noWait;

        @Option(names = "--reason", required = true, description = "For the audit log, 3 to 500 characters.")
        String reason;

        @Override
        public Integer call() throws InterruptedException {
            ObjectNode order = chosen.into(because(reason)).put("mode", againAt == null ? "resume" : "again");
            if (againAt != null) {
                order.put("target", againAt);
            }
            if (atOnce) {
                return ordered(this, hub.post("/dead-letters/replay", order), "replayed");
            }
            JsonNode job = hub.post("/replays", order.put("perSecond", perSecond));
            return noWait ? Replays.shown(this, job) : Replays.followed(this, job);
        }
    }

    @CommandLine.Command(name = "archive", description = "Put dead letters aside; they can be brought back.")
    static final class Archive extends Command implements Callable<Integer> {
        @Mixin
        Chosen chosen;

        @Option(names = "--reason", required = true, description = "For the audit log, 3 to 500 characters.")
        String reason;

        @Override
        public Integer call() {
            return ordered(this, hub.post("/dead-letters/archive", chosen.into(because(reason))), "archived");
        }
    }

    @CommandLine.Command(name = "restore", description = "Bring back what was put aside.")
    static final class Restore extends Command implements Callable<Integer> {
        @Mixin
        Chosen chosen;

        @Option(names = "--reason", required = true, description = "For the audit log, 3 to 500 characters.")
        String reason;

        @Override
        public Integer call() {
            return ordered(this, hub.post("/dead-letters/restore", chosen.into(because(reason))), "restored");
        }
    }

    private static int ordered(Command command, JsonNode outcome, String done) {
        command.print(outcome, new Table("requested", done).row(outcome));
        outcome.path("skipped")
                .forEach(why -> command.progress(why.path("count").asInt() + " left alone: "
                        + why.path("why").asString("")));
        return outcome.path("skipped").isEmpty() ? ExitCode.DONE : ExitCode.IN_PART;
    }
}
