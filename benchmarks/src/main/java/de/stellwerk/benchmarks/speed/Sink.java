package de.stellwerk.benchmarks.speed;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The target system: takes a {@code POST} to {@code /<target>}, notes its submission in the {@link Book} and answers 201. {@code GET
 * /effects/<key>} tells whether there was one under this idempotency key.
 */
public final class Sink implements Closeable {

    private static final String OPENING = "<portalreferenz>";
    private static final int CREATED = 201;

    /** What it does unless told otherwise. */
    public static final Behaviour TAKES_EVERYTHING = target -> CREATED;

    /** What a target may do to its callers. */
    public interface Behaviour {
        /** Called with each submission to this target; returns the status of the answer. Only what gets 201 is an effect. */
        int answer(String target) throws InterruptedException;
    }

    private final ServerSocket server;
    private final Book book;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private volatile Behaviour behaviour = TAKES_EVERYTHING;

    private Sink(ServerSocket server, Book book) {
        this.server = server;
        this.book = book;
    }

    /** Listens on loopback, from now until {@link #close}. */
    public static Sink listening(Book book) throws IOException {
        Sink sink = new Sink(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()), book);
        daemon("sink", sink::accept);
        return sink;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on, and until the next. */
    public void behave(Behaviour other) {
        behaviour = other;
    }

    /** Takes this long over each submission to this target. */
    public static Behaviour slow(String slow, long millis) {
        return target -> {
            if (target.equals(slow)) {
                TimeUnit.MILLISECONDS.sleep(millis);
            }
            return CREATED;
        };
    }

    /** Refuses each submission to this target for good. */
    public static Behaviour refusing(String refusing) {
        return target -> target.equals(refusing) ? 400 : CREATED;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                daemon("sink-connection", () -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            HttpConnection connection = new HttpConnection(socket.getInputStream(), socket.getOutputStream());
            for (HttpConnection.Message asked = connection.read(); asked != null; asked = connection.read()) {
                connection.send(answer(asked).getBytes(StandardCharsets.US_ASCII));
                if (asked.closes()) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the hub closes connections that it needs no more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answer(HttpConnection.Message asked) throws InterruptedException {
        String[] line = asked.startLine().split(" ");
        if (line[0].equals("POST")) {
            return take(line[1].substring(1), asked.header("idempotency-key"), asked.body());
        }
        boolean there = !line[1].startsWith("/effects/") || keys.contains(line[1].substring("/effects/".length()));
        return "HTTP/1.1 " + (there ? "200 OK" : "404 Not Found") + "\r\nContent-Length: 0\r\n\r\n";
    }

    private String take(String target, String key, byte[] payload) throws InterruptedException {
        int status = behaviour.answer(target);
        if (status != CREATED) {
            return "HTTP/1.1 " + status + " Refused\r\nContent-Length: 0\r\n\r\n";
        }
        keys.add(key);
        book.saw(reference(payload));
        return "HTTP/1.1 201 Created\r\nLocation: /effects/" + key + "\r\nContent-Length: 0\r\n\r\n";
    }

    /** The portal's reference stands in the head of the document. */
    static String reference(byte[] payload) {
        String head = new String(payload, 0, Math.min(payload.length, 2048), StandardCharsets.ISO_8859_1);
        int at = head.indexOf(OPENING);
        int end = head.indexOf('<', at + 1);
        return at < 0 || end < 0 ? null : head.substring(at + OPENING.length(), end);
    }

    static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
