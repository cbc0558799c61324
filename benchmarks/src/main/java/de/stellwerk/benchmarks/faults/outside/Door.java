package de.stellwerk.benchmarks.faults.outside;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An HTTP server on loopback that can do what no real one lets one do: see {@link Misbehaviour}. */
final class Door implements AutoCloseable {

    private static final int BACKLOG = 1000;

    /** What is done with a request. */
    interface Work {
        Answer answer(Request request);

        /** It is not worked on, but it came. */
        void refused(Request request);
    }

    private final Work work;
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(Door::daemon);
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicLong hits = new AtomicLong();
    private final Object changes = new Object();
    private Misbehaviour behaviour = Misbehaviour.NONE;
    private long changed;

    private Door(Work work, ServerSocket socket) {
        this.work = work;
        this.socket = socket;
    }

    static Door open(Work work) {
        try {
            Door door = new Door(work, new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
            door.threads.execute(door::welcome);
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "door");
        thread.setDaemon(true);
        return thread;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    void behave(Misbehaviour now) {
        synchronized (changes) {
            behaviour = now;
            changed++;
            changes.notifyAll();
        }
    }

    int atWork() {
        return atWork.get();
    }

    long hits() {
        return hits.get();
    }

    private void welcome() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException closedOrTooManyFiles) {
                Thread.onSpinWait();
            }
        }
    }

    /** A connection that ends in the middle is the client's affair. */
    private void serve(Socket client) {
        try (client) {
            RequestReader requests = new RequestReader(new BufferedInputStream(client.getInputStream()));
            OutputStream out = new BufferedOutputStream(client.getOutputStream());
            boolean more = true;
            while (more) {
                Request request = requests.next();
                more = request != null && handled(request, client, out);
            }
        } catch (IOException gone) {
            // the client repeats, or asks what became of it
        } finally {
            open.remove(client);
        }
    }

    private boolean handled(Request request, Socket client, OutputStream out) throws IOException {
        atWork.incrementAndGet();
        try {
            return handle(request, hitting(request), client, out);
        } finally {
            atWork.decrementAndGet();
        }
    }

    /** What a request meets; {@code change} is the number of the last change of behaviour before it came. */
    private record Met(Misbehaviour behaviour, long change) {}

    private Met hitting(Request request) {
        synchronized (changes) {
            boolean hit = behaviour.kind() != Misbehaviour.Kind.NONE
                    && behaviour.concerns(request.isChange())
                    && ThreadLocalRandom.current().nextInt(100) < behaviour.percent();
            if (hit) {
                hits.incrementAndGet();
            }
            return new Met(hit ? behaviour : Misbehaviour.NONE, changed);
        }
    }

    /** Whether the connection goes on. */
    private boolean handle(Request request, Met met, Socket client, OutputStream out) throws IOException {
        Misbehaviour now = met.behaviour();
        return switch (now.kind()) {
            case NONE -> send(work.answer(request), out);
            case SLOW -> {
                pause(now);
                yield send(work.answer(request), out);
            }
            case HANG -> {
                work.refused(request);
                holdUntilChanged(met.change());
                yield false;
            }
            case RESET -> {
                work.refused(request);
                client.setSoLinger(true, 0);
                yield false;
            }
            case HALF_CLOSE -> {
                work.refused(request);
                client.shutdownOutput();
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
                yield false;
            }
            case ANSWERS -> {
                work.refused(request);
                yield send(now.answer(), out);
            }
            case SWALLOW -> {
                work.answer(request);
                yield false;
            }
            case POISON -> {
                work.answer(request);
                Poison.any().pour(out);
                yield false;
            }
        };
    }

    private static boolean send(Answer answer, OutputStream out) throws IOException {
        out.write(answer.head());
        out.write(answer.body());
        out.flush();
        return true;
    }

    private void holdUntilChanged(long seen) {
        synchronized (changes) {
            while (seen == changed && !socket.isClosed()) {
                try {
                    changes.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static void pause(Misbehaviour now) {
        try {
            TimeUnit.NANOSECONDS.sleep(now.pause().toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        behave(Misbehaviour.NONE);
        threads.shutdownNow();
    }
}
