package de.stellwerk.routes.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL for tests: one server per JVM, ended with it, and a database of its own for whoever asks. */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /** A new database with all migrations applied. Each connection is opened anew; nothing has to be closed. */
    public static DataSource fresh() {
        return created("TEMPLATE " + Migrated.NAME);
    }

    /** A new database without any table. */
    public static DataSource empty() {
        return created("");
    }

    private static DataSource created(String from) {
        String name = "test_" + NUMBER.incrementAndGet();
        command("CREATE DATABASE " + name + " " + from);
        return Server.RUNNING.getDatabase("postgres", name);
    }

    /** Migrated once and copied from then on, which takes a fraction of the time. */
    private static final class Migrated {
        static final String NAME = migrated();

        private static String migrated() {
            DataSource database = empty();
            Flyway.configure().dataSource(database).load().migrate();
            return name(database);
        }
    }

    /** A backup of this database; whoever runs it puts the backup in its place, under the same name. Nobody may use it meanwhile. */
    public static Runnable backup(DataSource database) {
        String backup = "backup_" + NUMBER.incrementAndGet();
        String name = name(database);
        command("CREATE DATABASE " + backup + " TEMPLATE " + name);
        return () -> {
            command("DROP DATABASE " + name + " WITH (FORCE)");
            command("CREATE DATABASE " + name + " TEMPLATE " + backup);
        };
    }

    private static String name(DataSource database) {
        try (var connection = database.getConnection()) {
            return connection.getCatalog();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void command(String command) {
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
