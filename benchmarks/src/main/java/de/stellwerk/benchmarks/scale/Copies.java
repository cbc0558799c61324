package de.stellwerk.benchmarks.scale;

import de.stellwerk.benchmarks.speed.Bench;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Many submissions like one that the hub accepted, written into the ledger by SQL, everything sealed included. Only who seals for each id
 * can open them: their deliveries are due and stay so, while their target is paused. The hub must not run meanwhile.
 */
record Copies(Bench bench) {

    /** Which columns differ from the template's, by table; {@code c} is the copy's row of ids. */
    private static final Map<String, Map<String, String>> DIFFERENT = Map.of(
            "submission", Map.of("id", "c.submission", "reference_hash", "c.hash", "case_id", "c.submission"),
            "submission_key", Map.of("submission_id", "c.submission"),
            "acknowledgement", Map.of("submission_id", "c.submission"),
            "document", Map.of("submission_id", "c.submission"),
            "delivery", Map.of("id", "c.delivery", "submission_id", "c.submission", "idempotency_key", "c.delivery"),
            "business_key", Map.of("submission_id", "c.submission", "key_hash", "c.hash"),
            "event", Map.of("id", "gen_random_uuid()", "submission_id", "c.submission"));

    private static final List<String> ORDER =
            List.of("submission", "submission_key", "acknowledgement", "document", "delivery", "business_key", "event");

    /** Sessions that read events take these for old ones. */
    private static final String RELAYED =
            "UPDATE event_reader SET (xact, seq) = (SELECT xact, seq FROM event ORDER BY xact DESC, seq DESC LIMIT 1)";

    void write(String template, int number) {
        try (Connection database = bench.postgres().connect();
                Statement statement = database.createStatement()) {
            statement.execute("CREATE UNLOGGED TABLE copy AS SELECT gen_random_uuid() AS submission,"
                    + " gen_random_uuid() AS delivery, sha256(n::text::bytea) AS hash FROM generate_series(1, " + number
                    + ") n");
            for (String table : ORDER) {
                statement.execute(insert(database, table, template));
            }
            statement.execute(RELAYED);
            statement.execute("DROP TABLE copy");
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String insert(Connection database, String table, String template) throws SQLException {
        Map<String, String> different = DIFFERENT.get(table);
        List<String> columns = columns(database, table);
        List<String> values = columns.stream()
                .map(column -> different.getOrDefault(column, "t." + column))
                .toList();
        String key = table.equals("submission") ? "id" : "submission_id";
        return "INSERT INTO %s (%s) SELECT %s FROM %s t CROSS JOIN copy c WHERE t.%s = '%s'"
                .formatted(table, String.join(", ", columns), String.join(", ", values), table, key, template);
    }

    /** Those that a row is given; numbers and transactions come by themselves. */
    private static List<String> columns(Connection database, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND table_name = '" + table
                        + "' AND is_identity = 'NO' AND is_generated = 'NEVER' AND column_name <> 'xact'"
                        + " ORDER BY ordinal_position")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }
}
