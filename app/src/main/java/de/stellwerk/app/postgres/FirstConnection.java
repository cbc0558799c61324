package de.stellwerk.app.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits until a starting server serves, refuses it when its settings lose commits, and sees to it that the hub's account
 * and database are there. The account owns its database and is nothing else on the server.
 */
record FirstConnection(String url, PostgresCluster cluster, SupervisedServer server, Path messages) {

    static final String HUB = "stellwerk";
    static final String DATABASE = "stellwerk";

    private static final int ENDS_THAT_ARE_NO_ACCIDENT = 3;

    void await(Duration timeout) {
        try (Connection superuser = connect(Instant.now().plus(timeout))) {
            DurableSettings.require(superuser);
            if (!exists(superuser, "SELECT FROM pg_roles WHERE rolname = ?", HUB)) {
                execute(superuser, "CREATE ROLE " + HUB + " LOGIN");
            }
            execute(
                    superuser,
                    "ALTER ROLE " + HUB + " PASSWORD '" + cluster.hubPassword().value() + "'");
            if (!exists(superuser, "SELECT FROM pg_database WHERE datname = ?", DATABASE)) {
                execute(superuser, "CREATE DATABASE " + DATABASE + " OWNER " + HUB);
            }
        } catch (SQLException e) {
            throw new PostgresDoesNotStart("the embedded PostgreSQL cannot be set up: " + e.getMessage(), e);
        }
    }

    private Connection connect(Instant deadline) throws SQLException {
        while (true) {
            try {
                return DriverManager.getConnection(
                        url + "postgres",
                        PostgresCluster.SUPERUSER,
                        cluster.superuserPassword().value());
            } catch (SQLException notYet) {
                giveUpWhenHopeless(notYet, deadline);
            }
            pause();
        }
    }

    private void giveUpWhenHopeless(SQLException reason, Instant deadline) throws SQLException {
        if (server.ends() >= ENDS_THAT_ARE_NO_ACCIDENT || !server.isWatched()) {
            throw new PostgresDoesNotStart("the embedded PostgreSQL ends by itself: " + said());
        }
        boolean refused = "28P01".equals(reason.getSQLState());
        if (refused || Instant.now().isAfter(deadline)) {
            throw reason;
        }
    }

    private String said() {
        try {
            return Files.readString(messages).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresDoesNotStart("the start was interrupted", e);
        }
    }
}
