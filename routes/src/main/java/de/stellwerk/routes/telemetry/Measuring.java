package de.stellwerk.routes.telemetry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts in the ledger what metrics show; not at each scrape. */
@Component
class Measuring {

    private static final Logger log = LoggerFactory.getLogger(Measuring.class);

    private final JdbcClient sql;
    private final Meters meters;

    Measuring(JdbcClient sql, Meters meters) {
        this.sql = sql;
        this.meters = meters;
    }

    void measure() {
        try {
            meters.targets(figures());
            meters.incidents(openIncidents());
        } catch (DataAccessException e) {
            log.debug("The ledger does not answer; the figures stay as they are", e);
        }
    }

    private Map<String, Long> openIncidents() {
        Map<String, Long> counts = new LinkedHashMap<>();
        sql.sql("SELECT kind, count(*) FILTER (WHERE state = 'open') AS n FROM incident GROUP BY kind")
                .query((row, n) -> counts.put(row.getString("kind"), row.getLong("n")))
                .list();
        return counts;
    }

    private List<TargetFigures> figures() {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        sql.sql("""
                        SELECT target, state, count(*) AS n FROM delivery
                        WHERE state IN ('chained', 'waiting', 'due', 'claimed', 'dead') GROUP BY target, state
                        """)
                .query((row, n) -> counts.computeIfAbsent(row.getString("target"), t -> new LinkedHashMap<>())
                        .put(row.getString("state"), row.getLong("n")))
                .list();
        return sql.sql("""
                        SELECT name, paused_at IS NULL AND parked_at IS NULL AS open,
                               coalesce((SELECT extract(epoch FROM now() - due_at) FROM delivery
                                         WHERE target = name AND state = 'due' AND due_at <= now()
                                         ORDER BY due_at LIMIT 1), 0) AS oldest
                        FROM target
                        """)
                .query((row, n) -> new TargetFigures(
                        row.getString("name"),
                        counts.getOrDefault(row.getString("name"), Map.of()),
                        row.getDouble("oldest"),
                        row.getBoolean("open")))
                .list();
    }
}
