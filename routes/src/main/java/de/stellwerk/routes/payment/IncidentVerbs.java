package de.stellwerk.routes.payment;

import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.adapter.payment.PaymentTransaction;
import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.IncidentOrders;
import de.stellwerk.routes.ledger.Incidents;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What operators can do about an incident: have the provider asked again, deliver now, propose a refund, call it settled. */
@Component
public final class IncidentVerbs {

    private final Incidents incidents;
    private final IncidentOrders orders;
    private final PaidDocument paid;
    private final PayPages pages;

    IncidentVerbs(Incidents incidents, IncidentOrders orders, PaidDocument paid, PayPages pages) {
        this.incidents = incidents;
        this.orders = orders;
        this.paid = paid;
        this.pages = pages;
    }

    public IncidentOrders.Outcome askAgain(Act act, UUID incident) {
        return orders.askAgain(act, incident);
    }

    /**
     * The provider has a payment that was in doubt.
     *
     * @param page where it is paid, if it still is to be; without one the browser comes back to the hub
     */
    public IncidentOrders.Outcome known(Act act, UUID incident, String transaction, Optional<URI> page) {
        return orders.known(
                act,
                incident,
                attempt -> new PaymentTransaction(
                        attempt.toString(), transaction, page.orElseGet(() -> pages.afterwards(attempt))));
    }

    /** Goes to its targets as it stands: with the money that came, or unpaid where none is known of. */
    public IncidentOrders.Outcome deliverNow(Act act, UUID incident) {
        Optional<byte[]> antrag = incidents.find(act.scope(), incident).flatMap(this::paidAntrag);
        return orders.deliverNow(act, incident, antrag);
    }

    private Optional<byte[]> paidAntrag(Incidents.Incident incident) {
        if (incident.attempt() == null) {
            return Optional.empty();
        }
        Optional<PaymentStatus> status = orders.result(incident.submission(), incident.attempt());
        return status.flatMap(known -> paidAntrag(incident, known));
    }

    private Optional<byte[]> paidAntrag(Incidents.Incident incident, PaymentStatus status) {
        try {
            return paid.of(incident.submission(), incident.attempt(), status);
        } catch (IllegalArgumentException unusable) {
            return withoutWords(incident, status);
        }
    }

    private Optional<byte[]> withoutWords(Incidents.Incident incident, PaymentStatus status) {
        try {
            return paid.withoutWords(incident.submission(), status);
        } catch (IllegalArgumentException noAmount) {
            return Optional.empty();
        }
    }

    public IncidentOrders.Outcome proposeRefund(Act act, UUID incident) {
        return orders.proposeRefund(act, incident);
    }

    public IncidentOrders.Outcome settle(Act act, UUID incident) {
        return orders.settle(act, incident);
    }
}
