package de.stellwerk.benchmarks.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A program that runs beside this one, its output in a log, and ends with this one.
 *
 * @param name what it is called in errors
 */
record Program(String name, Process process, Path log) {

    private static final long LOOK_EVERY_MILLIS = 50;

    static Program start(String name, Path folder, Path log, Map<String, String> environment, List<String> command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        Program program = new Program(name, process, log);
        program.endWithThis();
        return program;
    }

    private void endWithThis() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        } catch (IllegalStateException endingAlready) {
            kill();
            throw endingAlready;
        }
    }

    /** Runs one to its end; returns what it printed. */
    static String run(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (awaitEnd(process) != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + printed.strip());
        }
        return printed;
    }

    long pid() {
        return process.pid();
    }

    /** @throws IllegalStateException when it ends before, or does not come up in this time */
    void await(Duration patience, BooleanSupplier ready) {
        long until = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended instead of becoming ready, see " + log);
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException(name + " was not ready in " + patience.toSeconds() + " s, see " + log);
            }
            pause();
        }
    }

    /** SIGTERM, or the signal that means the same to it, and then its end; killed when it takes too long. */
    void stop(String signal, Duration patience) {
        signal(signal);
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code kill -9} of it and of everything below it; returns when all of it is gone. */
    void kill() {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        Stream.concat(Stream.of(process.toHandle()), below.stream()).forEach(each -> each.onExit()
                .completeOnTimeout(each, 10, TimeUnit.SECONDS)
                .join());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static int awaitEnd(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
