package de.stellwerk.simulators;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * The command line of every simulator.
 *
 * @param host where it listens: loopback, unless {@code --host} says otherwise
 * @param port 0: any
 * @param state the directory of the ledger
 * @param stdin whether the process ends when its standard input does
 * @param credentials {@code user:password} for HTTP Basic, or {@code null}: everybody is let in; given as such or
 *     by {@code --credentials-file}, so that it stands in no list of processes
 * @param recognisesRepeats whether a repeated key is answered as before
 * @param paysItself whether what is opened counts as paid
 * @param secret with which it and the hub show that what they tell each other is theirs; given as such or by
 *     {@code --secret-file}
 */
record Options(
        InetAddress host,
        int port,
        Path state,
        boolean stdin,
        String credentials,
        boolean recognisesRepeats,
        boolean paysItself,
        String secret) {

    static Options of(String... args) {
        List<String> given = List.of(args);
        return new Options(
                host(value(given, "--host", "127.0.0.1")),
                Integer.parseInt(value(given, "--port", "0")),
                Path.of(value(given, "--state", "data")),
                given.contains("--stdin"),
                secret(given, "--credentials", null),
                given.contains("--recognises-repeats"),
                given.contains("--pays-itself"),
                secret(given, "--secret", "invented"));
    }

    /** The same for a simulator that asks for credentials itself, because some of its addresses are for everybody. */
    Options openToAll() {
        return new Options(host, port, state, stdin, null, recognisesRepeats, paysItself, secret);
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
    String addressOf(HttpExchange exchange) {
        return "http://" + exchange.getRequestHeaders().getFirst("Host");
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    private static InetAddress host(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--host " + name + " is no address of this machine", e);
        }
    }

    /** What is given as such, or in a file named by the same option with {@code -file} behind it. */
    private static String secret(List<String> given, String name, String fallback) {
        String file = value(given, name + "-file", null);
        if (file == null) {
            return value(given, name, fallback);
        }
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(List<String> args, String name, String fallback) {
        int at = args.indexOf(name);
        return at < 0 ? fallback : args.get(at + 1);
    }
}
