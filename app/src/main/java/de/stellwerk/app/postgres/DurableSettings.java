package de.stellwerk.app.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What "202 means stored" stands on: a commit that returned is on disk. A server that is set otherwise is refused.
 */
final class DurableSettings {

    private static final Map<String, Set<String>> REQUIRED = new TreeMap<>(Map.of(
            "fsync", Set.of("on"),
            "full_page_writes", Set.of("on"),
            "synchronous_commit", Set.of("on", "local", "remote_write", "remote_apply")));

    private DurableSettings() {}

    /** @throws PostgresDoesNotStart naming every setting that loses data */
    static void require(Connection connection) throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Set<String>> setting : REQUIRED.entrySet()) {
            if (!setting.getValue().contains(show(connection, setting.getKey()))) {
                wrong.add(setting.getKey());
            }
        }
        if (!wrong.isEmpty()) {
            throw new PostgresDoesNotStart("PostgreSQL would lose commits in a power cut: switch on " + wrong);
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW " + setting)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
