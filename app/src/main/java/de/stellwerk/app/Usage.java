package de.stellwerk.app;

import java.util.Arrays;
import java.util.Set;

/** What the command line takes, for people who ask. */
final class Usage {

    static final String TEXT = """
            java -jar stellwerk.jar start [--port <number>] [--data <directory>] [--no-samples] [--<setting>=<value> …]
              A complete demonstration: the hub with the shipped catalogue, stand-ins for the systems around it, samples.
              --port <number>      where the hub listens; where it is taken, the next free one (8080)
              --data <directory>   where all its data lies (data)
              --no-samples         pushes no sample applications
              --<setting>=<value>  is handed to the hub

            java -jar stellwerk.jar [--<setting>=<value> …]
              The plain hub. It needs configuration: here, in the environment or in ./application.yml.
              stellwerk.catalog.folder   the folder with the catalogue; needed until one was accepted
              stellwerk.data-directory   where its own data lies (data)
              stellwerk.database.url     an external PostgreSQL, with .user and .password (empty: embedded)
              stellwerk.broker.url       an external broker, with .user and .password (empty: embedded)
              stellwerk.operators[0]     who may use the operations API: .name, .token-sha256, .rights, .tenants
              server.port                where it listens (8080)
              management.server.port     where it tells its health and metrics (8081)

            java -jar stellwerk.jar restore [--data <directory>] [--reason <text>] [--<setting>=<value> …]
              Says that the ledger was restored from a backup, while no hub runs: what is unfinished in it is looked for
              before it is done. Takes the same settings as the hub; a restored dump and a new timeline say so themselves.

            java -jar stellwerk.jar --help
              This text.""";

    private static final Set<String> QUESTIONS = Set.of("--help", "-h", "help");

    private Usage() {}

    static boolean isAskedIn(String... arguments) {
        return Arrays.stream(arguments).anyMatch(QUESTIONS::contains);
    }
}
