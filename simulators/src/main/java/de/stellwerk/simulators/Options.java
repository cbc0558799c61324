package de.stellwerk.simulators;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * The command line of every simulator.
 *
 * @param port 0: any
 * @param state the directory of the ledger
 * @param stdin whether the process ends when its standard input does
 * @param credentials {@code user:password} for HTTP Basic, or {@code null}: everybody is let in
 * @param recognisesRepeats whether a repeated key is answered as before
 * @param paysItself whether what is opened counts as paid
 * @param notificationSecret what notifications are hashed with
 */
record Options(
        int port,
        Path state,
        boolean stdin,
        String credentials,
        boolean recognisesRepeats,
        boolean paysItself,
        String notificationSecret) {

    static Options of(String... args) {
        List<String> given = List.of(args);
        return new Options(
                Integer.parseInt(value(given, "--port", "0")),
                Path.of(value(given, "--state", "data")),
                given.contains("--stdin"),
                value(given, "--credentials", null),
                given.contains("--recognises-repeats"),
                given.contains("--pays-itself"),
                value(given, "--notification-secret", EpayblKonnektor.SECRET));
    }

    /** The same for a simulator that asks for credentials itself, because some of its addresses are for everybody. */
    Options openToAll() {
        return new Options(port, state, stdin, null, recognisesRepeats, paysItself, notificationSecret);
    }

    /** Whether the caller has the credentials, if there are any. */
    boolean letsIn(HttpExchange exchange) {
        if (credentials == null) {
            return true;
        }
        byte[] pair = credentials.getBytes(StandardCharsets.UTF_8);
        String wanted = "Basic " + Base64.getEncoder().encodeToString(pair);
        return wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    /** The address by which this request came, without a path. */
    String address(HttpExchange exchange) {
        return "http://" + exchange.getRequestHeaders().getFirst("Host");
    }

    private static String value(List<String> args, String name, String fallback) {
        int at = args.indexOf(name);
        return at < 0 ? fallback : args.get(at + 1);
    }
}
