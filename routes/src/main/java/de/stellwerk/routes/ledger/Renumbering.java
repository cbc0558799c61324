package de.stellwerk.routes.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Sees to it that no number is given a second time that the ledger gave before it was restored, and has forgotten. */
record Renumbering(JdbcClient sql) {

    /** More hubs than ever began, and more claims than were ever taken, between a backup and its restoration. */
    private static final int INCARNATIONS = 1_000_000;

    private static final long FENCES = 1_000_000_000_000L;
    private static final int BATCH = 50_000;

    void beyondWhatIsForgotten() {
        sql.sql("""
                        SELECT setval('claim_fence', nextval('claim_fence') + :fences),
                               setval(pg_get_serial_sequence('incarnation', 'id'),
                                      nextval(pg_get_serial_sequence('incarnation', 'id')) + :incarnations)
                        """)
                .param("fences", FENCES)
                .param("incarnations", INCARNATIONS)
                .query()
                .listOfRows();
        if (hasEventsOfTheFuture()) {
            renumberEvents();
        }
    }

    /** A cluster that a dump was restored into counts its transactions from the start. */
    private boolean hasEventsOfTheFuture() {
        return sql.sql("""
                        SELECT EXISTS (SELECT FROM (SELECT xact FROM event ORDER BY xact DESC, seq DESC LIMIT 1) newest
                                       WHERE xact >= pg_snapshot_xmax(pg_current_snapshot()))
                        """).query(Boolean.class).single();
    }

    /**
     * They become events of this transaction, in the order of their numbers, so that what happens from now on comes after them.
     * Readers go on before the first one that they may not have read.
     */
    private void renumberEvents() {
        sql.sql("""
                        UPDATE event_reader r SET xact = pg_current_xact_id(), seq = coalesce(
                            (SELECT min(e.seq) - 1 FROM event e
                             WHERE e.xact >= pg_snapshot_xmax(pg_current_snapshot()) AND (e.xact, e.seq) > (r.xact, r.seq)), (SELECT max(seq) FROM event))
                        WHERE xact >= pg_snapshot_xmax(pg_current_snapshot())
                        """).update();
        sql.sql("ALTER TABLE event DISABLE TRIGGER event_append_only").update();
        long end = sql.sql("SELECT max(seq) FROM event").query(Long.class).single();
        for (long begin = 0; begin < end; begin += BATCH) {
            renumberEvents(begin);
        }
        sql.sql("ALTER TABLE event ENABLE TRIGGER event_append_only").update();
        sql.sql(
                        "UPDATE restoration SET xact = pg_current_xact_id() WHERE xact >= pg_snapshot_xmax(pg_current_snapshot())")
                .update();
    }

    /** So many that no statement takes longer than the hub waits for an answer. */
    private void renumberEvents(long after) {
        sql.sql("""
                        UPDATE event SET xact = pg_current_xact_id()
                        WHERE seq > :after AND seq <= :after + :batch AND xact >= pg_snapshot_xmax(pg_current_snapshot())
                        """).param("after", after).param("batch", BATCH).update();
    }
}
