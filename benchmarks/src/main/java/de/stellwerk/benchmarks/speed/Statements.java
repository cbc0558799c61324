package de.stellwerk.benchmarks.speed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** Which statements PostgreSQL spent its time on, warm-up included. Waiting for a lock counts, the time between statements does not. */
final class Statements {

    /** Of the PostgreSQL to be watched. */
    static final List<String> SETTINGS = List.of(
            "shared_preload_libraries=pg_stat_statements",
            "pg_stat_statements.track=top",
            "pg_stat_statements.track_planning=on");

    private static final String DEAREST = """
            SELECT calls, total_exec_time, total_plan_time, wal_bytes::bigint AS wal,
                   left(regexp_replace(query, '\\s+', ' ', 'g'), 110) AS query
            FROM pg_stat_statements ORDER BY total_exec_time + total_plan_time DESC LIMIT 15
            """;

    private Statements() {}

    static String of(Bench bench) {
        StringBuilder table =
                new StringBuilder("PostgreSQL, per submission: calls, µs executing, µs planning, bytes of log\n");
        double submissions = Math.max(1, bench.book().acknowledged());
        try (Connection connection = bench.postgres().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_stat_statements");
            try (ResultSet rows = statement.executeQuery(DEAREST)) {
                while (rows.next()) {
                    table.append(String.format(
                            Locale.ROOT,
                            "%6.2f %6.0f %6.0f %6.0f %s%n",
                            rows.getLong("calls") / submissions,
                            rows.getDouble("total_exec_time") * 1000 / submissions,
                            rows.getDouble("total_plan_time") * 1000 / submissions,
                            rows.getLong("wal") / submissions,
                            rows.getString("query")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("pg_stat_statements cannot be read", e);
        }
        return table.toString();
    }
}
