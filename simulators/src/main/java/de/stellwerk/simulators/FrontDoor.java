package de.stellwerk.simulators;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The port that clients see. Passes bytes on to the server behind it, and does what no HTTP server lets one do: reset a
 * connection, or close one half of it.
 */
final class FrontDoor {

    private final ServerSocket door;
    private final int behind;
    private final FaultSwitch faults;

    private FrontDoor(ServerSocket door, int behind, FaultSwitch faults) {
        this.door = door;
        this.behind = behind;
        this.faults = faults;
    }

    /** Opens it at an address (port 0: any) and returns the port. */
    static int open(InetSocketAddress address, int behind, FaultSwitch faults) throws IOException {
        ServerSocket door = new ServerSocket(address.getPort(), 1000, address.getAddress());
        new Thread(new FrontDoor(door, behind, faults)::welcome, "front-door").start();
        return door.getLocalPort();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                client.setTcpNoDelay(true);
                aside(() -> connect(client));
            } catch (IOException e) {
                System.err.println("a connection was not accepted: " + e);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            server.setTcpNoDelay(true);
            aside(() -> answers(server, client));
            requests(client, server);
        }
    }

    private static void answers(Socket server, Socket client) throws IOException {
        try (client) {
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private void requests(Socket client, Socket server) throws IOException {
        byte[] buffer = new byte[16384];
        OutputStream out = server.getOutputStream();
        InputStream in = client.getInputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            Fault fault = startsWork(buffer, read) ? faults.take(Mode::breaksTheConnection) : Fault.NONE;
            if (fault.kind() == Mode.RESET) {
                client.setSoLinger(true, 0);
                return;
            }
            if (fault.kind() == Mode.HALF_CLOSE) {
                client.shutdownOutput();
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            out.write(buffer, 0, read);
        }
    }

    /** Whether a request begins here, and not one to {@link Control}. */
    private static boolean startsWork(byte[] buffer, int length) {
        String start = new String(buffer, 0, Math.min(length, 32), ISO_8859_1);
        return start.matches("(?s)[A-Z]+ /.*") && !start.contains(" " + Control.PATH);
    }

    /** A connection that ends in the middle is the client's affair. */
    private static void aside(Piece piece) {
        Thread thread = new Thread(() -> {
            try {
                piece.run();
            } catch (IOException e) {
                // the other side is gone
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Piece {
        void run() throws IOException;
    }
}
