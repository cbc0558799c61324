package de.stellwerk.simulators;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A simulator started as a child process. It ends with {@link #close}, or with its parent, whose pipe then closes.
 *
 * @param address where it listens, without a path
 */
public record SimulatorProcess(Process process, URI address) implements AutoCloseable {

    private static final String READY = "LISTENING ";

    /**
     * Starts {@code name} from the packaged directory ({@code simulators/target/simulators}) and waits until it listens.
     *
     * @param name the simple name of its main class
     * @throws IOException if it ends before it listens
     */
    public static SimulatorProcess start(Path directory, String name, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", directory.resolve("*").toString()));
        command.add(SimulatorProcess.class.getPackageName() + "." + name);
        command.add("--stdin");
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new SimulatorProcess(process, addressOf(process, name));
    }

    private static URI addressOf(Process process, String name) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return URI.create(line.substring(READY.length()));
            }
        }
        throw new IOException(name + " did not start");
    }

    /** Ends it and waits until its port is free. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
