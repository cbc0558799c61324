package de.stellwerk.benchmarks.faults.site;

import de.stellwerk.benchmarks.processes.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * A copy of the database's files, made while it works, by PostgreSQL's low-level API ("Making a Base Backup Using the Low Level API"
 * in its manual): consistent together with the log written meanwhile.
 *
 * @param files the copied data directory
 * @param label what makes it a backup
 */
public record BaseBackup(Path files, String label) {

    /** @param into a folder that is not there yet, on the same machine */
    public static BaseBackup of(Postgres postgres, Path into) throws IOException, SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('faults', true)");
            shell("cp -a '%s' '%s'".formatted(postgres.data(), into), true);
            try (ResultSet end = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                end.next();
                return new BaseBackup(into, end.getString(1));
            }
        }
    }

    /**
     * Puts it in the place of the database's files. Everything committed until it died is recovered from its log, and a new timeline
     * begins. The database must be down.
     */
    public void restore(Postgres postgres) throws IOException {
        restore(postgres, "");
    }

    /** The same, but nothing is recovered that was committed after the backup. */
    public void restoreAsItWas(Postgres postgres) throws IOException {
        restore(postgres, "immediate");
    }

    private void restore(Postgres postgres, String upTo) throws IOException {
        Path lost = postgres.data().resolveSibling("data-lost");
        shell("rm -rf '%1$s' && mv '%2$s' '%1$s' && mv '%3$s' '%2$s'".formatted(lost, postgres.data(), files), false);
        Path data = postgres.data();
        shell("rm -rf '%1$s/pg_wal'/0* '%1$s/postmaster.pid' '%1$s/postmaster.opts'".formatted(data), false);
        Files.writeString(data.resolve("backup_label"), label, StandardCharsets.UTF_8);
        Files.createFile(data.resolve("recovery.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "restore_command = 'cp \"" + lost.resolve("pg_wal") + "/%f\" \"%p\"'\n" + "recovery_target = '" + upTo
                        + "'\nrecovery_target_action = 'promote'\n",
                StandardOpenOption.APPEND);
        shell("chown --reference='%1$s' '%1$s/backup_label' '%1$s/recovery.signal'".formatted(data), false);
    }

    /** @param vanishing files may vanish meanwhile, as PostgreSQL says they do */
    private static void shell(String command, boolean vanishing) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0 && !vanishing) {
                throw new IOException(command + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
