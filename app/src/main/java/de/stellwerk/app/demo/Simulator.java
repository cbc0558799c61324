package de.stellwerk.app.demo;

import de.stellwerk.app.HubDoesNotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A stand-in for a system that nobody can download, in a process of its own. It ends with the hub's process, however that
 * ended: its standard input closes then.
 */
record Simulator(String name, Process process) {

    private static final String LISTENING = "LISTENING ";

    /**
     * Begins its start.
     *
     * @param programs the directory with the simulators' jars
     * @param name the simple name of its main class
     * @param state where it keeps what it was told
     * @param credentials {@code user:password} of the only caller it lets in
     * @param more options of this simulator
     */
    static Simulator start(Path programs, String name, Path state, String credentials, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                programs.resolve("*").toString(),
                "de.stellwerk.simulators." + name,
                "--stdin",
                "--port",
                "0",
                "--state",
                state.toString(),
                "--credentials",
                credentials));
        command.addAll(List.of(more));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Simulator(name, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, without a path; waits until it does. Asked once. */
    URI address() {
        return process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(LISTENING))
                .map(line -> URI.create(line.substring(LISTENING.length())))
                .findFirst()
                .orElseThrow(() -> new HubDoesNotStart("the simulator " + name + " ended before it listened"));
    }
}
