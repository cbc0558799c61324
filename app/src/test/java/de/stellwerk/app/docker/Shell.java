package de.stellwerk.app.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Commands as somebody at the root of the repository gives them.
 *
 * @param environment what they know besides
 */
record Shell(Map<String, String> environment) {

    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    /** @param said on both streams */
    record Outcome(int code, String said) {

        /** What it said, if it went well. */
        String expectSuccess() {
            if (code != 0) {
                throw new IllegalStateException("the command ended with " + code + ": " + said);
            }
            return said.strip();
        }
    }

    Outcome run(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(REPOSITORY.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), said);
        } catch (IOException e) {
            return new Outcome(127, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Outcome run(String... command) {
        return run(List.of(command));
    }
}
