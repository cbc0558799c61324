package de.stellwerk.client;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Attached systems. */
@CommandLine.Command(
        name = "targets",
        description = "Attached systems.",
        subcommands = {Targets.ListThem.class, Targets.Pause.class, Targets.Resume.class, Targets.Check.class})
final class Targets {

    private static final String[] COLUMNS = {"name", "state", "backlog", "inFlight", "dead", "oldestDueAt"};

    @CommandLine.Command(name = "list", description = "With their state and how much waits.")
    static final class ListThem extends Command implements Callable<Integer> {
        @Override
        public Integer call() {
            JsonNode targets = hub.get("/targets");
            print(targets, new Table(COLUMNS).rows(targets.path("items")));
            return ExitCode.DONE;
        }
    }

    /** A call about one target; its name is the command's. */
    abstract static class Verb extends Command implements Callable<Integer> {
        @Parameters(paramLabel = "NAME")
        String name;

        @Option(names = "--reason", required = true, description = "For the audit log, 3 to 500 characters.")
        String reason;

        final JsonNode called() {
            return hub.post("/targets/" + Hub.encoded(name) + "/" + spec.name(), because(reason));
        }

        @Override
        public Integer call() {
            JsonNode target = called();
            print(target, new Table(COLUMNS).row(target));
            return ExitCode.DONE;
        }
    }

    @CommandLine.Command(name = "pause", description = "Deliver nothing there until it is resumed.")
    static final class Pause extends Verb {}

    @CommandLine.Command(name = "resume", description = "Deliver there again.")
    static final class Resume extends Verb {}

    @CommandLine.Command(
            name = "check",
            description = "Ask it whether it is reachable and lets the hub in; exit code 4 if not.")
    static final class Check extends Verb {
        @Override
        public Integer call() {
            JsonNode check = called();
            print(check, new Table("well", "failureClass", "code").row(check));
            return check.path("well").asBoolean() ? ExitCode.DONE : ExitCode.NOT_WELL;
        }
    }
}
