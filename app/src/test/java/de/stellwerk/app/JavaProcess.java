package de.stellwerk.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the tests in a JVM of its own, so that it can be killed. It ends with the test at the latest. */
public record JavaProcess(Process process) implements AutoCloseable {

    public static JavaProcess of(Class<?> program, String... arguments) {
        return under(Path.of(System.getProperty("java.home")), program, arguments);
    }

    public static JavaProcess under(Path java, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                java.resolve("bin/java").toString(), "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        try {
            return new JavaProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rest of the line that begins so; {@code null} when the program ended without one. */
    public String says(String beginning) {
        return process.inputReader()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .findFirst()
                .orElse(null);
    }

    /** Whether it still does something: a dead process that nobody has reaped counts as alive for the JDK. */
    public static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** What {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
