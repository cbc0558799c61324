package de.stellwerk.app.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code postmaster.pid}: the server that works on a cluster, or what a killed one left behind. Called with the data
 * directory locked, so that a living server can only be an orphan.
 */
record PostmasterFile(PostgresCluster cluster) {

    private static final Logger log = LoggerFactory.getLogger(PostmasterFile.class);

    /** Stops the orphan in good order. A process that merely has its number is left alone. */
    void stopOrphan() {
        Optional<ProcessHandle> named = process();
        if (named.isEmpty()) {
            return;
        }
        if (worksOnThisCluster(named.get())) {
            log.warn(
                    "the PostgreSQL of a killed hub still runs (process {}): it is stopped first",
                    named.get().pid());
            new ForegroundCommand(cluster.account(), cluster.home())
                    .run(List.of(
                            cluster.binaries().program("pg_ctl").toString(),
                            "stop",
                            "--pgdata=" + cluster.directory(),
                            "--mode=fast",
                            "--wait",
                            "--timeout=120"));
        } else {
            remove();
        }
    }

    private Optional<ProcessHandle> process() {
        try {
            return Files.exists(file())
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file()).get(0).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean worksOnThisCluster(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(Arrays::asList)
                .orElse(List.of())
                .contains(cluster.directory().toString());
    }

    /** Otherwise PostgreSQL would take the stranger for its own kind and refuse to start. */
    private void remove() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return cluster.directory().resolve("postmaster.pid");
    }
}
