package de.stellwerk.benchmarks.speed;

import de.stellwerk.benchmarks.speed.Book.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What is found when everything has come to rest and three books are compared: the sender's, the sink's, and the hub's ledger. All but
 * {@code done} and {@code refused} must be zero.
 *
 * @param done acknowledged, delivered in the ledger, seen once
 * @param refused answered otherwise than with 202; in a benchmark, nothing should be
 * @param lost acknowledged, and nowhere in the ledger
 * @param phantom seen by the sink though it was refused
 * @param stuck acknowledged, in the ledger, and not delivered
 * @param stateLie delivered, says the ledger, and the sink never saw it
 * @param unexpected seen by the sink though nobody sent it, or in the ledger though nobody sent it
 * @param dupEffect seen more than once
 */
public record Balance(
        int done, int refused, int lost, int phantom, int stuck, int stateLie, int unexpected, int dupEffect) {

    /**
     * Of a range of submissions.
     *
     * @param ledger what the ledger has, by the hub's ids: whether all deliveries of it are delivered
     */
    static Balance of(Book book, int from, int to, Map<UUID, Boolean> ledger) {
        int[] count = new int[8];
        IntStream.range(from, to).forEach(number -> count[kind(book, number, ledger)]++);
        int repeated = (int) IntStream.range(from, to)
                .filter(number -> book.timesSeen(number) > 1)
                .count();
        return new Balance(count[0], count[1], count[2], count[3], count[4], count[5], book.strangers(), repeated);
    }

    /** The kind of one submission by the position of its count; 6: nobody knows, 7: seen more than once. */
    private static int kind(Book book, int number, Map<UUID, Boolean> ledger) {
        int seen = book.timesSeen(number);
        if (book.answer(number) != Answer.ACKNOWLEDGED) {
            return book.answer(number) == Answer.UNKNOWN ? 6 : seen == 0 ? 1 : 3;
        }
        Boolean delivered = ledger.get(book.id(number));
        if (delivered == null) {
            return 2;
        }
        if (!delivered) {
            return 4;
        }
        return seen == 0 ? 5 : seen == 1 ? 0 : 7;
    }

    /** What the ledger has, read from its tables, none of the hub's code between. */
    static Map<UUID, Boolean> ledger(Connection database) throws SQLException {
        Map<UUID, Boolean> found = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT s.id, coalesce(bool_and(d.state = 'delivered'), false) FROM submission s"
                                + " LEFT JOIN delivery d ON d.submission_id = s.id GROUP BY s.id")) {
            while (rows.next()) {
                found.put(rows.getObject(1, UUID.class), rows.getBoolean(2));
            }
        }
        return found;
    }

    /** Adds what the ledger has though nobody sent it; of unknown outcomes as many as there are may be there. */
    Balance withStrangers(Book book, Map<UUID, Boolean> ledger) {
        Set<UUID> unknown = new HashSet<>(ledger.keySet());
        IntStream.range(0, book.begun()).mapToObj(book::id).forEach(unknown::remove);
        int unanswered = (int) IntStream.range(0, book.begun())
                .filter(number -> book.answer(number) == Answer.UNKNOWN)
                .count();
        int strangers = Math.max(0, unknown.size() - unanswered);
        return new Balance(done, refused, lost, phantom, stuck, stateLie, unexpected + strangers, dupEffect);
    }

    /** Whether everything that must be zero is. */
    public boolean isEven() {
        return lost + phantom + stuck + stateLie + unexpected + dupEffect == 0;
    }

    @Override
    public String toString() {
        return "done=%d refused=%d LOST=%d PHANTOM=%d STUCK=%d STATE_LIE=%d UNEXPECTED=%d DUP_EFFECT=%d"
                .formatted(done, refused, lost, phantom, stuck, stateLie, unexpected, dupEffect);
    }
}
