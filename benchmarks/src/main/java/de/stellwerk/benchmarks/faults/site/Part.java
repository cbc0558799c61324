package de.stellwerk.benchmarks.faults.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** One of the programs that a site consists of: it is struck here, and comes up again under the {@link Supervisor}. */
public final class Part {

    /** Returns when it is ready; throws when it does not come up. */
    interface Start {
        void start() throws IOException;
    }

    private final String name;
    private final Start start;
    private final LongSupplier pid;
    private final BooleanSupplier ready;
    private volatile boolean held;
    private volatile boolean starting;

    Part(String name, Start start, LongSupplier pid, BooleanSupplier ready) {
        this.name = name;
        this.start = start;
        this.pid = pid;
        this.ready = ready;
    }

    public String name() {
        return name;
    }

    public boolean isAlive() {
        return ProcessHandle.of(pid.getAsLong()).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Whether it does its work, asked from outside. */
    public boolean isReady() {
        return !starting && isAlive() && ready.getAsBoolean();
    }

    /** {@code kill -9} of it and everything below it, at once; returns when all of it is gone. */
    public void kill() {
        List<ProcessHandle> tree = tree();
        tree.forEach(ProcessHandle::destroyForcibly);
        tree.forEach(process -> process.onExit().join());
    }

    /** SIGTERM. */
    public void terminate() {
        signal("TERM", List.of(ProcessHandle.of(pid.getAsLong()).orElseThrow()));
    }

    /** SIGSTOP of it and everything below it: nothing of it runs any more, its connections stay open. */
    public void freeze() {
        signal("STOP", tree());
    }

    /** SIGCONT: it goes on where it was. */
    public void thaw() {
        signal("CONT", tree());
    }

    /** From now on it stays down when it is killed, until {@link #release}. */
    public void hold() {
        held = true;
    }

    public void release() {
        held = false;
    }

    /** Starts it when it is down and nobody holds it down. */
    void startIfDown() throws IOException {
        if (held || isAlive()) {
            return;
        }
        starting = true;
        try {
            start.start();
        } finally {
            starting = false;
        }
    }

    private List<ProcessHandle> tree() {
        return ProcessHandle.of(pid.getAsLong()).stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .toList();
    }

    private static void signal(String signal, List<ProcessHandle> processes) {
        List<String> command = Stream.concat(
                        Stream.of("kill", "-" + signal), processes.stream().map(process -> "" + process.pid()))
                .toList();
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
