package de.stellwerk.routes.intake;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.routes.ledger.Incidents;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches one submission from a form server, stores it, and closes it there. One that is refused, or that cannot be fetched or
 * closed, is an incident and waits by itself; it keeps back no other.
 */
final class Fetching {

    private static final Logger log = LoggerFactory.getLogger(Fetching.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    /** What a server calls a submission of a portal. */
    private record Arrival(String portal, SubmissionApi.Entry entry) {

        /** Another one when the server has changed it. */
        String key() {
            return subject() + " " + entry.state();
        }

        String subject() {
            return portal + " " + entry.form() + " " + entry.transId();
        }

        /** An incident of its own: it is stored, whatever was refused before. */
        String closing() {
            return subject() + " close";
        }
    }

    /** The hub can store nothing now. */
    static final class LedgerAway extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Arriving arriving;
    private final Incidents incidents;
    private final Waits waits;

    Fetching(Arriving arriving, Incidents incidents, LongSupplier nanos) {
        this.arriving = arriving;
        this.incidents = incidents;
        this.waits = new Waits(nanos, Duration.ofHours(1));
    }

    /** What waits is due again: the hub may take it now. */
    void endAllWaits() {
        waits.endAll();
    }

    /**
     * Does nothing with one that waits.
     *
     * @throws DeliveryFailure when the server as a whole refuses us or does not answer; this one waits too, so that the next
     *     round begins with another
     * @throws LedgerAway when none can be stored now
     */
    void take(String portal, SubmissionApi server, SubmissionApi.Entry entry) throws DeliveryFailure {
        Arrival arrival = new Arrival(portal, entry);
        if (!waits.isOver(arrival.key())) {
            return;
        }
        try {
            if (isStored(arrival, server) && isClosed(arrival, server)) {
                waits.end(arrival.key());
            }
        } catch (LedgerAway e) {
            throw e;
        } catch (DeliveryFailure e) {
            reportUnlessFirst(arrival, e);
            throw e;
        } catch (RuntimeException e) {
            log.error("portal={}: a submission could not be taken for a reason of our own", portal, Problems.bare(e));
            putAside(arrival, arrival.subject(), Map.of("problem", Problem.INTERNAL.key()));
        }
    }

    private boolean isStored(Arrival arrival, SubmissionApi server) throws DeliveryFailure {
        Arriving.Outcome outcome;
        try {
            outcome = taken(arrival, server);
        } catch (DeliveryRejected e) {
            putAside(arrival, arrival.subject(), Map.of("problem", "fetch-refused", "code", e.code()));
            return false;
        }
        if (outcome instanceof Arriving.Later) {
            throw new LedgerAway();
        }
        if (outcome instanceof Arriving.Refused why) {
            putAside(arrival, arrival.subject(), reasons(why.refusal()));
            return false;
        }
        incidents.answered(Incidents.ARRIVAL_REFUSED, arrival.subject());
        return true;
    }

    private Arriving.Outcome taken(Arrival arrival, SubmissionApi server) throws DeliveryFailure {
        try {
            return arriving.take(arrival.portal(), Content.Message.of(server.document(arrival.entry())));
        } catch (Refusal refusal) {
            return new Arriving.Refused(refusal);
        }
    }

    /** Who could not close it stores it again later, which is the same submission. */
    private boolean isClosed(Arrival arrival, SubmissionApi server) throws DeliveryFailure {
        try {
            server.close(arrival.entry());
        } catch (DeliveryRejected e) {
            putAside(arrival, arrival.closing(), Map.of("problem", "close-refused", "code", e.code()));
            return false;
        }
        incidents.answered(Incidents.ARRIVAL_REFUSED, arrival.closing());
        return true;
    }

    /** Once it is the server's affair; whoever is met by it again, in a round of his own, may be its reason. */
    private void reportUnlessFirst(Arrival arrival, DeliveryFailure failure) {
        if (!waits.lengthen(arrival.key(), FIRST_PAUSE)) {
            report(arrival, arrival.subject(), Map.of("problem", "fetch-failed", "code", failure.code()));
        }
    }

    private void putAside(Arrival arrival, String subject, Map<String, String> reasons) {
        waits.lengthen(arrival.key(), FIRST_PAUSE);
        report(arrival, subject, reasons);
    }

    /** Codes, and what the server itself calls the submission, so that somebody finds it there. */
    private void report(Arrival arrival, String subject, Map<String, String> reasons) {
        Map<String, String> data = new LinkedHashMap<>(reasons);
        data.put("form", arrival.entry().form());
        data.put("transId", arrival.entry().transId());
        incidents.report(
                new Incidents.Report(Incidents.ARRIVAL_REFUSED, subject, arrival.portal(), null, null, null, data));
    }

    private static Map<String, String> reasons(Refusal refusal) {
        String rules = refusal.violations().stream()
                .map(Violation::rule)
                .distinct()
                .limit(20)
                .collect(Collectors.joining(", "));
        return Map.of("problem", refusal.problem().key(), "rules", rules);
    }
}
