package de.stellwerk.client;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/**
 * {@code stellwerk}: operations from the command line. Exit codes: 0 done; 1 the hub refused; 2 the command line is wrong; 3 done
 * in part; 4 what was checked is not well; 5 the hub does not answer.
 */
@CommandLine.Command(
        name = "stellwerk",
        mixinStandardHelpOptions = true,
        description = "Operations from the command line; every command is a call of the operations API.",
        footer = {
            "",
            "Exit codes: 0 done; 1 the hub refused; 2 the command line is wrong; 3 done in part; 4 what was checked is not well;",
            "5 the hub does not answer."
        },
        subcommands = {
            DeadLetters.class,
            Replays.class,
            Submissions.class,
            Targets.class,
            Proofs.Reconcile.class,
            Proofs.AuditVerify.class,
            CommandLine.HelpCommand.class
        })
public final class StellwerkClient {

    private StellwerkClient() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /**
     * Runs one command.
     *
     * @param out gets the answer
     * @param err gets progress, and what is wrong
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new StellwerkClient())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    err.println(failure.getMessage());
                    err.flush();
                    if (failure instanceof Unreachable) {
                        return ExitCode.UNREACHABLE;
                    }
                    return failure instanceof UncheckedIOException ? ExitCode.USAGE : ExitCode.REFUSED;
                })
                .execute(arguments);
    }
}
