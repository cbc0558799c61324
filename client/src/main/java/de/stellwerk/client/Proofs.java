package de.stellwerk.client;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Commands that check what the hub promises. */
final class Proofs {

    private Proofs() {}

    @CommandLine.Command(
            name = "reconcile",
            description = "Whether every accepted submission is somewhere; exit code 4 if one is not.")
    static final class Reconcile extends Command implements Callable<Integer> {
        @Override
        public Integer call() {
            JsonNode report = hub.get("/reconciliation");
            print(report, new Table("accepted", "unaccounted").row(report));
            report.path("orphans")
                    .forEach(orphan -> progress(orphan.path("kind").asString("") + " "
                            + orphan.path("id").asString("")));
            return report.path("unaccounted").asInt(-1) == 0 ? ExitCode.DONE : ExitCode.NOT_WELL;
        }
    }

    @CommandLine.Command(
            name = "audit-verify",
            description = "Whether the audit log is whole; exit code 4 if an entry was changed, removed or inserted.")
    static final class AuditVerify extends Command implements Callable<Integer> {
        @Override
        public Integer call() {
            JsonNode verification = hub.get("/audit/verify");
            print(verification, new Table("whole", "entries").row(verification));
            verification
                    .path("defects")
                    .forEach(defect -> progress(defect.path("rule").asString("") + " at entry "
                            + defect.path("seq").asString("")));
            return verification.path("whole").asBoolean() ? ExitCode.DONE : ExitCode.NOT_WELL;
        }
    }
}
