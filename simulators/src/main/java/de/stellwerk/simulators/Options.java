package de.stellwerk.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 */
record Options(InetAddress host, int port, Path state, boolean stdin, String credentials, boolean recognisesRepeats) {

    static Options of(String... args) {
        List<String> given = List.of(args);
        return new Options(
                host(value(given, "--host", "127.0.0.1")),
                Integer.parseInt(value(given, "--port", "0")),
                Path.of(value(given, "--state", "data")),
                given.contains("--stdin"),
                credentials(given),
                given.contains("--recognises-repeats"));
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

    private static String credentials(List<String> given) {
        String file = value(given, "--credentials-file", null);
        if (file == null) {
            return value(given, "--credentials", null);
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
