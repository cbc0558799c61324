package de.stellwerk.benchmarks.faults.mutants;

import static de.stellwerk.benchmarks.faults.outside.Figure.DUP_EFFECT;
import static de.stellwerk.benchmarks.faults.outside.Figure.KEY_CHANGED;
import static de.stellwerk.benchmarks.faults.outside.Figure.LOST;
import static de.stellwerk.benchmarks.faults.outside.Figure.PAY_STATE;
import static de.stellwerk.benchmarks.faults.outside.Figure.PAY_UNPAID;

import de.stellwerk.benchmarks.faults.kinds.AllFaults;
import de.stellwerk.benchmarks.faults.kinds.Fault;
import de.stellwerk.benchmarks.faults.outside.Figure;
import de.stellwerk.benchmarks.faults.site.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A defect that hubs of this kind have had, planted from outside into hubs that have it not. A bench that does not find it is worth
 * nothing.
 */
public enum Mutant {
    /** The portal gets its 202 before anything is committed. */
    ACKNOWLEDGES_BEFORE_COMMIT(Set.of(LOST), """
            RULE ACKNOWLEDGES BEFORE COMMIT
            CLASS de.stellwerk.routes.ledger.Acceptances
            METHOD accept
            AT ENTRY
            BIND outcome:de.stellwerk.routes.ledger.Acceptance$Outcome = PLANTED.acknowledgedFirst($0, $1)
            IF outcome != null
            DO RETURN outcome
            ENDRULE
            """, "", "hub-killed", "both-hubs-killed", "hub-killed"),

    /** A commit is confirmed before it is on the disk. */
    DOES_NOT_FLUSH(Set.of(LOST), "", """
            ALTER SYSTEM SET wal_writer_delay = '10s';
            ALTER SYSTEM SET wal_writer_flush_after = 2147483647;
            ALTER SYSTEM SET synchronous_commit = off;
            SELECT pg_reload_conf();
            """, "power-loss"),

    /** Each attempt goes under an idempotency key of its own. */
    NEW_KEY_PER_RETRY(
            Set.of(KEY_CHANGED, DUP_EFFECT),
            """
            RULE NEW KEY PER RETRY
            CLASS de.stellwerk.routes.delivery.ClaimedDelivery
            METHOD idempotencyKey
            AT ENTRY
            IF TRUE
            DO RETURN java.util.UUID.nameUUIDFromBytes(java.lang.Long.toString($0.claim.fence()).getBytes()).toString()
            ENDRULE
            """,
            "",
            "target-swallows-answers",
            "hub-killed",
            "target-swallows-answers"),

    /** Nobody counts how many hubs have died of a delivery. */
    NO_NET_FOR_CRASH_LOOPS(Set.of(), "", """
            CREATE FUNCTION no_net() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.lost_claims := least(NEW.lost_claims, 1); RETURN NEW; END';
            CREATE TRIGGER no_net BEFORE UPDATE ON delivery FOR EACH ROW EXECUTE FUNCTION no_net();
            """, "poison-submission"),

    /** What comes back from a payment service is believed, whatever it says and whatever amount it names. */
    CALLBACK_WITHOUT_GUARD(Set.of(PAY_UNPAID, PAY_STATE), """
            RULE PAID WHATEVER IT SAYS
            CLASS de.stellwerk.routes.catalog.BoundTarget
            METHOD status
            AT EXIT
            BIND status:de.stellwerk.adapter.payment.PaymentStatus = PLANTED.paidAnyway($!)
            IF TRUE
            DO $! = status
            ENDRULE
            RULE WHATEVER AMOUNT IT NAMES
            CLASS de.stellwerk.routes.ledger.PaymentAnswers
            METHOD paid
            AT ENTRY
            BIND status:de.stellwerk.adapter.payment.PaymentStatus = PLANTED.withTheAmountOwed($3, $2)
            IF TRUE
            DO $3 = status
            ENDRULE
            """, "", "hub-killed");

    private final Set<Figure> figures;
    private final String rules;
    private final String sql;
    private final List<String> faults;

    Mutant(Set<Figure> figures, String rules, String sql, String... faults) {
        this.figures = figures;
        this.rules = rules.replace("PLANTED", "de.stellwerk.benchmarks.faults.inside.Planted");
        this.sql = sql;
        this.faults = List.of(faults);
    }

    /** As the command line and the report name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The figures that it shows in; none: hubs do not come back without a hand. */
    public Set<Figure> figures() {
        return figures;
    }

    /** Byteman's rules for both hubs. */
    public String rules() {
        return rules;
    }

    /** What strikes the hubs that have it. */
    public List<Fault> faults() {
        List<Fault> all = Stream.concat(AllFaults.all().stream(), Stream.of(new PowerLoss()))
                .toList();
        return faults.stream()
                .map(word -> all.stream()
                        .filter(fault -> fault.word().equals(word))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** What of it is not in the hubs but in their database; once the site works. */
    public void plantInto(Site site) throws SQLException {
        try (Connection connection = site.postgres().connect();
                Statement statement = connection.createStatement()) {
            for (String command : sql.lines().toList()) {
                statement.execute(command);
            }
        }
    }
}
