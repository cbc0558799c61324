package de.stellwerk.simulators;

import java.nio.file.Path;
import java.util.List;

/**
 * The command line of every simulator.
 *
 * @param port 0: any
 * @param state the directory of the ledger
 * @param stdin whether the process ends when its standard input does
 * @param credentials {@code user:password} for HTTP Basic, or {@code null}: everybody is let in
 * @param recognisesRepeats whether a repeated key is answered as before
 * @param secret under which the hub authenticates what it tells
 */
record Options(int port, Path state, boolean stdin, String credentials, boolean recognisesRepeats, String secret) {

    static Options of(String... args) {
        List<String> given = List.of(args);
        return new Options(
                Integer.parseInt(value(given, "--port", "0")),
                Path.of(value(given, "--state", "data")),
                given.contains("--stdin"),
                value(given, "--credentials", null),
                given.contains("--recognises-repeats"),
                value(given, "--secret", "stellwerk-demo"));
    }

    private static String value(List<String> args, String name, String fallback) {
        int at = args.indexOf(name);
        return at < 0 ? fallback : args.get(at + 1);
    }
}
