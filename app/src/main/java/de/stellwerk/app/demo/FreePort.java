package de.stellwerk.app.demo;

import de.stellwerk.app.HubDoesNotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Loopback ports that nobody listens on. */
final class FreePort {

    private static final int TRIED = 100;

    /** Below those from which systems take ports for outgoing connections: what is free now is so in ten seconds, too. */
    private static final int LOWEST = 10_000;

    private static final int HIGHEST = 30_000;

    private FreePort() {}

    /** @param wanted 0: any */
    static int from(int wanted) {
        if (wanted == 0) {
            return from(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
        }
        OptionalInt free = IntStream.rangeClosed(wanted, Math.min(wanted + TRIED, 65_535))
                .map(FreePort::bound)
                .filter(port -> port > 0)
                .findFirst();
        return free.orElseThrow(() -> new HubDoesNotStart(
                "port " + wanted + " and the " + TRIED + " after it are taken: choose another with --port <number>"));
    }

    private static int bound(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }
}
