package de.stellwerk.app.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** One of PostgreSQL's programs, run to its end under the server's account. */
record ForegroundCommand(ServerAccount account, Path directory) {

    /**
     * @return what it printed
     * @throws PostgresDoesNotStart when it failed, with what it printed
     */
    String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(account.command(command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) {
                return printed;
            }
            throw new PostgresDoesNotStart(Path.of(command.get(0)).getFileName() + " failed: " + printed.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresDoesNotStart("the start was interrupted", e);
        }
    }
}
