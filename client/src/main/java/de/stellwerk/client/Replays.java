package de.stellwerk.client;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Replays that go bit by bit. */
@CommandLine.Command(
        name = "replays",
        description = "Replays that go bit by bit.",
        subcommands = {
            Replays.ListThem.class,
            Replays.Show.class,
            Replays.Pause.class,
            Replays.Resume.class,
            Replays.Cancel.class
        })
final class Replays {

    private static final String[] COLUMNS = {
        "orderedAt",
        "id",
        "state",
        "/outcome/total",
        "/outcome/waiting",
        "/outcome/inFlight",
        "/outcome/delivered",
        "/outcome/deadAgain",
        "/outcome/skipped"
    };

    @CommandLine.Command(name = "list", description = "The latest first.")
    static final class ListThem extends Command implements Callable<Integer> {
        @Option(names = "--limit", defaultValue = "20", description = "At most so many (${DEFAULT-VALUE}).")
        int limit;

        @Override
        public Integer call() {
            JsonNode jobs = hub.get("/replays", Map.of("limit", limit));
            print(jobs, new Table(COLUMNS).rows(jobs.path("items")));
            return ExitCode.DONE;
        }
    }

    @CommandLine.Command(name = "show", description = "How far one is; with --follow until all have come to rest.")
    static final class Show extends Command implements Callable<Integer> {
        @Parameters(paramLabel = "ID")
        String id;

        @Option(names = "--follow", description = "Wait, and end as replay does.")
        boolean follow;

        @Override
        public Integer call() throws InterruptedException {
            JsonNode job = hub.get("/replays/" + Hub.encoded(id));
            return follow ? followed(this, job) : shown(this, job);
        }
    }

    @CommandLine.Command(name = "pause", description = "Send nothing more until it goes on.")
    static final class Pause extends Verb {}

    @CommandLine.Command(name = "resume", description = "Send what is left.")
    static final class Resume extends Verb {}

    @CommandLine.Command(name = "cancel", description = "Send nothing more, ever.")
    static final class Cancel extends Verb {}

    /** One of the calls that change a job; its name is the command's. */
    abstract static class Verb extends Command implements Callable<Integer> {
        @Parameters(paramLabel = "ID")
        String id;

        @Option(names = "--reason", required = true, description = "For the audit log, 3 to 500 characters.")
        String reason;

        @Override
        public Integer call() {
            return shown(this, hub.post("/replays/" + Hub.encoded(id) + "/" + spec.name(), because(reason)));
        }
    }

    static int shown(Command command, JsonNode job) {
        command.print(job, new Table(COLUMNS).row(job));
        return ExitCode.DONE;
    }

    /** Waits until nothing is under way, and nothing more will be. */
    static int followed(Command command, JsonNode job) throws InterruptedException {
        JsonNode now = job;
        while (isUnderWay(now)) {
            TimeUnit.SECONDS.sleep(1);
            now = command.hub.get("/replays/" + job.path("id").asString(""));
            command.progress(now.path("state").asString("") + ": "
                    + now.at("/outcome/delivered").asInt() + " of "
                    + now.at("/outcome/total").asInt() + " delivered");
        }
        command.print(now, new Table(COLUMNS).row(now));
        return now.at("/outcome/delivered").equals(now.at("/outcome/total")) ? ExitCode.DONE : ExitCode.IN_PART;
    }

    private static boolean isUnderWay(JsonNode job) {
        return job.path("state").asString("").equals("running")
                || job.at("/outcome/inFlight").asInt() > 0
                        && !job.path("state").asString("").equals("paused");
    }
}
