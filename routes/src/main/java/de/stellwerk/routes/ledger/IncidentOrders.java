package de.stellwerk.routes.ledger;

import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.adapter.payment.PaymentTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What operators decide about incidents. Every order stands in the audit log, also one that could not be carried out. */
@Component
public final class IncidentOrders {

    private static final Set<String> NOT_SETTLED_ELSEWHERE =
            Set.of(Incidents.ARRIVALS_STOPPED, Incidents.PROVIDER_FAILS, Incidents.PAYMENT_IN_DOUBT);

    private final JdbcClient sql;
    private final Commits commits;
    private final Incidents incidents;
    private final Releases releases;
    private final Documents documents;
    private final SealedJson sealed;
    private final PaymentDoubts doubts;
    private final Audit audit;
    private final Waking waking;

    IncidentOrders(
            JdbcClient sql,
            Commits commits,
            Incidents incidents,
            Releases releases,
            Documents documents,
            SealedJson sealed,
            PaymentDoubts doubts,
            Audit audit,
            Waking waking) {
        this.sql = sql;
        this.commits = commits;
        this.incidents = incidents;
        this.releases = releases;
        this.documents = documents;
        this.sealed = sealed;
        this.doubts = doubts;
        this.audit = audit;
        this.waking = waking;
    }

    /** What became of an order. */
    public enum Outcome {
        DONE,
        /** It does not exist, or not within the operator's scope. */
        NOT_FOUND,
        /** Somebody has decided already. */
        RESOLVED,
        /** This order makes no sense for this kind of incident. */
        NOT_APPLICABLE
    }

    private interface Deciding {
        Outcome decide(Incidents.Incident incident);
    }

    /**
     * The provider is asked once more, now: also for what it called paid with another amount, or in words that could not be used.
     * What is answered for good, and what the provider never opened, cannot be asked for. Of a payment in doubt it means that somebody
     * has looked and nothing is there that counts: it may be opened.
     */
    public Outcome askAgain(Act act, UUID incident) {
        return ordered(act, incident, "incident-ask-again", found -> {
            if (found.kind().equals(Incidents.PAYMENT_IN_DOUBT)) {
                doubts.dispelled(found.submission());
                incidents.resolve(found.id(), "not-there");
                return Outcome.DONE;
            }
            int asked = sql.sql("""
                            UPDATE payment_attempt SET poll_at = now()
                            WHERE id = :attempt::uuid AND (state IN ('open', 'failed', 'cancelled') OR state = 'paid' AND :kind IN (:unsettled))
                            """)
                    .param("attempt", found.attempt())
                    .param("kind", found.kind())
                    .param("unsettled", Incidents.UNSETTLED)
                    .update();
            return asked > 0 ? Outcome.DONE : Outcome.NOT_APPLICABLE;
        });
    }

    /** Of a payment in doubt: the provider has it, under this transaction. Its status is asked for, and decides. */
    public Outcome known(Act act, UUID incident, Function<UUID, PaymentTransaction> transaction) {
        return ordered(act, incident, "incident-known", found -> {
            boolean known = found.kind().equals(Incidents.PAYMENT_IN_DOUBT)
                    && doubts.known(found.submission(), found.attempt(), transaction.apply(found.attempt()));
            if (known) {
                incidents.resolve(found.id(), "known");
            }
            return known ? Outcome.DONE : Outcome.NOT_APPLICABLE;
        });
    }

    /**
     * The submission goes to its targets: with the money that came where the provider confirmed some, else unpaid.
     *
     * @param paidAntrag version 2 of its Antrag document, if it is known what was paid
     */
    public Outcome deliverNow(Act act, UUID incident, Optional<byte[]> paidAntrag) {
        List<String> woken = new ArrayList<>();
        Outcome outcome = ordered(act, incident, "incident-deliver-now", found -> {
            Optional<List<String>> gone = deliver(found, paidAntrag);
            gone.ifPresent(woken::addAll);
            gone.ifPresent(targets -> incidents.resolve(found.id(), "delivered"));
            return gone.isPresent() ? Outcome.DONE : Outcome.NOT_APPLICABLE;
        });
        waking.wake(woken);
        return outcome;
    }

    private Optional<List<String>> deliver(Incidents.Incident incident, Optional<byte[]> paidAntrag) {
        return switch (incident.kind()) {
            case Incidents.AMOUNT_DIFFERS, Incidents.ANSWER_UNUSABLE ->
                paidAntrag.isPresent()
                        ? releases.paid(key(incident), incident.attempt(), status(incident), paidAntrag.get())
                        : releases.waived(incident.submission());
            case Incidents.PAID_AFTER_CLOSING ->
                paidAntrag.flatMap(
                        antrag -> releases.reopened(key(incident), incident.attempt(), status(incident), antrag));
            case Incidents.STATUS_UNKNOWN, Incidents.PAYMENT_REFUSED, Incidents.PAYMENT_IN_DOUBT ->
                releases.waived(incident.submission());
            default -> Optional.empty();
        };
    }

    private Vault.Key key(Incidents.Incident incident) {
        return documents.key(incident.submission()).orElseThrow();
    }

    /** What the provider said of the attempt when it was paid. */
    private PaymentStatus status(Incidents.Incident incident) {
        return result(incident.submission(), incident.attempt()).orElseThrow();
    }

    /** What the provider said of an attempt that was paid; empty for every other. */
    public Optional<PaymentStatus> result(UUID submission, UUID attempt) {
        Optional<byte[]> result = sql.sql(
                        "SELECT result_sealed FROM payment_attempt WHERE id = ? AND result_sealed IS NOT NULL")
                .param(attempt)
                .query(byte[].class)
                .optional();
        return result.flatMap(bytes -> documents
                .key(submission)
                .map(key -> sealed.open(key, PaymentAttempts.place(attempt) + " result", bytes, PaymentStatus.class)));
    }

    /** The money is to go back; somebody with the right at the provider does it. What waits can be paid anew. */
    public Outcome proposeRefund(Act act, UUID incident) {
        return ordered(act, incident, "incident-propose-refund", found -> {
            boolean moneyCame = Incidents.UNSETTLED.contains(found.kind())
                    || Set.of(Incidents.PAID_TWICE, Incidents.PAID_AFTER_CLOSING)
                            .contains(found.kind());
            if (!moneyCame) {
                return Outcome.NOT_APPLICABLE;
            }
            sql.sql("""
                            UPDATE payment SET state = 'open', due_until = greatest(due_until, now() + interval '1 day'), changed_at = now()
                            WHERE submission_id = ? AND state = 'disputed'
                            """).param(found.submission()).update();
            incidents.resolve(found.id(), "refund-proposed");
            return Outcome.DONE;
        });
    }

    /**
     * It is settled outside the hub. What still waits for its payment goes on waiting. Not for what ends by itself, nor for what
     * nobody could let go afterwards.
     */
    public Outcome settle(Act act, UUID incident) {
        return ordered(act, incident, "incident-settle", found -> {
            if (NOT_SETTLED_ELSEWHERE.contains(found.kind()) || holdsBack(found)) {
                return Outcome.NOT_APPLICABLE;
            }
            incidents.resolve(found.id(), "settled");
            return Outcome.DONE;
        });
    }

    /** Whether the submission waits for just this decision. */
    private boolean holdsBack(Incidents.Incident incident) {
        return Incidents.UNSETTLED.contains(incident.kind())
                && sql.sql("SELECT EXISTS (SELECT FROM payment WHERE submission_id = ? AND state = 'disputed')")
                        .param(incident.submission())
                        .query(Boolean.class)
                        .single();
    }

    private Outcome ordered(Act act, UUID id, String action, Deciding deciding) {
        return commits.commit(() -> {
            Optional<Incidents.Incident> locked = incidents.lock(act.scope(), id);
            if (locked.isEmpty()) {
                return Outcome.NOT_FOUND;
            }
            Outcome outcome = locked.get().undecided() ? deciding.decide(locked.get()) : Outcome.RESOLVED;
            audit.append(act, deed(action, locked.get(), outcome));
            return outcome;
        });
    }

    private static Audit.Deed deed(String action, Incidents.Incident incident, Outcome outcome) {
        return new Audit.Deed(
                action,
                "incident " + incident.id(),
                incident.submission() == null ? List.of() : List.of(incident.submission()),
                incident.tenant() == null ? Set.of() : Set.of(incident.tenant()),
                outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
}
