package de.stellwerk.app.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server and the small shell that watches over it: the server goes down in good order when the hub's end of a
 * pipe closes, which even {@code kill -9} does, and comes up again when it ends by itself.
 */
final class SupervisedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SupervisedServer.class);

    private final Process shell;
    private final AtomicInteger ends = new AtomicInteger();

    private SupervisedServer(Process shell) {
        this.shell = shell;
        Thread reports = new Thread(this::readReports, "postgres-reports");
        reports.setDaemon(true);
        reports.start();
    }

    /** @param messages gets what the server says before its own log is open, of this start only */
    static SupervisedServer start(ServerAccount account, List<String> server, Path directory, Path messages) {
        List<String> watched = new ArrayList<>(List.of("/bin/sh", "-c", script(), "stellwerk-postgres"));
        watched.addAll(server);
        try {
            return new SupervisedServer(new ProcessBuilder(account.command(watched))
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.to(messages.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often the server ended by itself. */
    int ends() {
        return ends.get();
    }

    boolean isWatched() {
        return shell.isAlive();
    }

    /** Fast shutdown: sessions are cut off, everything committed is on disk already. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(60, TimeUnit.SECONDS)) {
                log.warn("PostgreSQL takes long to end; the next start waits for it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readReports() {
        shell.inputReader(StandardCharsets.UTF_8).lines().forEach(report -> {
            ends.incrementAndGet();
            log.warn("PostgreSQL {}, it is started again", report);
        });
    }

    private static String script() {
        try (InputStream script = SupervisedServer.class.getResourceAsStream("supervise.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
