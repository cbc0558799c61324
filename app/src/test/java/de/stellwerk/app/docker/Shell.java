package de.stellwerk.app.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Commands as somebody at the root of the repository gives them.
 *
 * @param environment what they know besides
 */
record Shell(Map<String, String> environment) {

    private static final int NOT_FOUND = 127;

    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    /** What the commands say beside their answers. */
    private static final Path LOG = Path.of("target/docker/commands.log").toAbsolutePath();

    /** @param said on its standard output */
    record Outcome(int code, String said) {

        /** What it said, if it went well. */
        String expectSuccess() {
            if (code != 0) {
                throw new IllegalStateException("the command ended with " + code + ", see " + LOG + ": " + said);
            }
            return said.strip();
        }
    }

    Outcome run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(REPOSITORY.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(LOG.getParent());
            return outcome(builder.start());
        } catch (IOException noSuchCommand) {
            return new Outcome(NOT_FOUND, noSuchCommand.getMessage());
        }
    }

    private static Outcome outcome(Process process) throws IOException {
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Outcome(process.waitFor(), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Outcome run(String... command) {
        return run(List.of(command));
    }
}
