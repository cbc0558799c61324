package de.stellwerk.client;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Submissions. */
@CommandLine.Command(
        name = "submissions",
        description = "Submissions.",
        subcommands = {Submissions.Find.class, Submissions.Show.class})
final class Submissions {

    @CommandLine.Command(name = "find", description = "By a business key: the portal's reference, an Aktenzeichen …")
    static final class Find extends Command implements Callable<Integer> {
        @Option(names = "--key", required = true, description = "The whole key; parts are not found.")
        String key;

        @Override
        public Integer call() {
            JsonNode found = hub.get("/submissions", Map.of("key", key));
            print(
                    found,
                    new Table("id", "state", "service", "tenant", "portal", "receivedAt").rows(found.path("items")));
            return found.path("items").isEmpty() ? ExitCode.NOT_WELL : ExitCode.DONE;
        }
    }

    @CommandLine.Command(name = "show", description = "One with its deliveries, attempts and receipts.")
    static final class Show extends Command implements Callable<Integer> {
        @Parameters(paramLabel = "ID")
        String id;

        @Override
        public Integer call() {
            JsonNode submission = hub.get("/submissions/" + Hub.encoded(id));
            print(
                    submission,
                    new Table("target", "role", "state", "attempts", "round", "id")
                            .rows(submission.path("deliveries")));
            return ExitCode.DONE;
        }
    }
}
