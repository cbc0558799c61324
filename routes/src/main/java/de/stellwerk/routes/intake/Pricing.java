package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.FeesNotComputable;
import de.stellwerk.routes.catalog.PaymentPolicy;
import de.stellwerk.routes.ledger.Owed;
import de.stellwerk.routes.payment.Prices;
import de.stellwerk.schemas.PaidAntrag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says what a submission costs, before it is accepted; what the portal or the form says otherwise is refused. */
@Component
final class Pricing {

    private static final Logger log = LoggerFactory.getLogger(Pricing.class);

    /** The priced submission, or the {@link Answer} to a trial. */
    public Object price(Mapped mapped) {
        Priced priced =
                mapped.antrag().isPresent() ? priced(mapped) : new Priced(mapped, unknown(mapped), Optional.empty());
        refuseDifferences(priced);
        return mapped.submission().call().trial() ? new Answer.Valid() : paidAtPortal(priced);
    }

    private static Priced priced(Mapped mapped) {
        try {
            return new Priced(mapped, owed(mapped), Optional.empty());
        } catch (FeesNotComputable e) {
            log.warn(
                    "The fees of {} cannot be computed: {}",
                    mapped.submission().service().id(),
                    e.code());
            Mapped failed = new Mapped(mapped.submission(), Optional.empty(), Optional.of(e.code()));
            return new Priced(failed, unknown(mapped), Optional.empty());
        }
    }

    private static Optional<Owed> owed(Mapped mapped) {
        Authorised a = mapped.submission();
        return Prices.of(
                a.service(),
                a.tenant(),
                mapped.antrag().orElseThrow(),
                a.call().receivedAt(),
                a.call().staging().key().owner());
    }

    private static Optional<Owed> unknown(Mapped mapped) {
        Authorised a = mapped.submission();
        return Prices.unknown(
                a.service(),
                a.tenant(),
                a.call().receivedAt(),
                a.call().staging().key().owner());
    }

    private static void refuseDifferences(Priced priced) {
        Authorised a = priced.mapped().submission();
        List<Violation> found = new ArrayList<>(paymentOf(a, priced));
        priced.mapped()
                .antrag()
                .flatMap(antrag -> Prices.saidByTheForm(a.service(), antrag))
                .ifPresent(said -> {
                    if (differs(said, priced)) {
                        found.add(Violation.of(
                                "payment-amount-field",
                                Place.NOWHERE,
                                a.service().amountField().orElseThrow(),
                                amount(priced)));
                    }
                });
        if (!found.isEmpty()) {
            throw Refusal.of(Problem.INVALID, a.sent().form().placed(found));
        }
    }

    private static List<Violation> paymentOf(Authorised a, Priced priced) {
        Optional<SentPayment> sent = a.sent().payment();
        if (a.service().payment() != PaymentPolicy.AT_PORTAL) {
            return sent.map(payment -> List.of(Violation.of("payment-not-expected", payment.place())))
                    .orElse(List.of());
        }
        boolean owes = priced.owed().filter(owed -> !owed.isFree()).isPresent();
        if (sent.isEmpty()) {
            return owes ? List.of(Violation.of("payment-missing", Place.NOWHERE)) : List.of();
        }
        return differs(sent.get().amount(), priced)
                ? List.of(Violation.of("payment-amount", sent.get().place(), amount(priced)))
                : List.of();
    }

    /** What nobody can compute, nobody can call wrong. */
    private static boolean differs(BigDecimal said, Priced priced) {
        return priced.mapped().antrag().isPresent() && said.compareTo(computed(priced)) != 0;
    }

    private static String amount(Priced priced) {
        return computed(priced).toPlainString();
    }

    private static BigDecimal computed(Priced priced) {
        return priced.owed().flatMap(Owed::amount).orElse(BigDecimal.ZERO.setScale(2));
    }

    /** What the portal was paid stands in version 2 of the Antrag document, as it would had the hub collected it. */
    private static Priced paidAtPortal(Priced priced) {
        Optional<SentPayment> sent = priced.mapped().submission().sent().payment();
        if (sent.isEmpty()
                || priced.mapped().antrag().isEmpty()
                || priced.owed().filter(owed -> !owed.isFree()).isEmpty()) {
            return priced;
        }
        PaidAntrag paid = sent.get().of(priced.owed().get());
        byte[] antrag = paid.addedTo(priced.mapped().antrag().get());
        return new Priced(priced.mapped(), priced.owed(), Optional.of(antrag));
    }
}
