package de.stellwerk.routes.ledger;

import de.stellwerk.routes.ledger.Events.Position;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lives of a ledger that was restored: each has a word in its cursors, because the next one counts its transactions as the
 * former did after the backup.
 *
 * @param begun oldest first; the life before the first restoration has no word
 */
record Histories(List<Begun> begun) {

    private static final Position BEGINNING = new Position("0", 0);

    /** @param xact the transaction with which it began */
    record Begun(String word, long xact) {}

    static Histories of(JdbcClient sql) {
        return new Histories(sql.sql("SELECT history, xact::text AS xact FROM restoration ORDER BY at, xact")
                .query((row, n) -> new Begun(row.getString("history"), row.getLong("xact")))
                .list());
    }

    /** What the cursors of this life begin with. */
    String prefix() {
        return begun.isEmpty() ? "" : begun.get(begun.size() - 1).word() + ".";
    }

    /**
     * Where to go on: no later than where the life after the cursor's own began. A cursor of a life that this ledger knows nothing of
     * is as good as none.
     *
     * @throws Events.UnknownCursor when no ledger gives such cursors
     */
    Position position(String cursor) {
        if (cursor == null || !cursor.matches("[0-9a-f]{8}\\..*")) {
            return noLaterThan(0, Position.parse(cursor));
        }
        String word = cursor.substring(0, 8);
        Position position = Position.parse(cursor.substring(9));
        for (int i = 0; i < begun.size(); i++) {
            if (begun.get(i).word().equals(word)) {
                return noLaterThan(i + 1, position);
            }
        }
        return BEGINNING;
    }

    private Position noLaterThan(int next, Position position) {
        boolean forgotten = next < begun.size()
                && Long.parseLong(position.xact()) >= begun.get(next).xact();
        return forgotten ? new Position(Long.toString(begun.get(next).xact()), 0) : position;
    }
}
