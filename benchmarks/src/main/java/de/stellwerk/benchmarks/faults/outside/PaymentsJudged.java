package de.stellwerk.benchmarks.faults.outside;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;

/** What was paid, and what the hub made of it. */
final class PaymentsJudged {

    private static final String PAID = "paid";
    private static final Set<String> NOTHING_TO_PAY = Set.of("", "free");

    private final Findings findings;

    PaymentsJudged(Findings findings) {
        this.findings = findings;
    }

    /** Money that nobody is known to have paid. */
    void judgeOrphans(Ledgers ledgers) {
        Set<String> pages = ledgers.pages().stream().map(PageSeen::transaction).collect(Collectors.toSet());
        ledgers.money().stream()
                .filter(money -> money.kind().equals(Money.PAID) && !pages.contains(money.transaction()))
                .forEach(money ->
                        findings.add(Figure.PAY_ORPHAN, "", "", money.transaction(), "paid for nothing that was sent"));
    }

    void judge(Evidence evidence) {
        if (evidence.hub().isEmpty()) {
            return;
        }
        HubSays hub = evidence.hub().get();
        if (evidence.planned().isPaid()) {
            judgePaid(evidence, hub);
        } else {
            boolean well = evidence.planned().offer() == Offer.INVOICE
                    ? hub.payment().equals("invoice")
                    : NOTHING_TO_PAY.contains(hub.payment());
            findings.check(well, Figure.PAY_STATE, evidence, "", "the payment is " + hub.payment());
        }
    }

    private void judgePaid(Evidence evidence, HubSays hub) {
        BigDecimal fee = Offer.fee(evidence.planned().plates());
        String transactions = evidence.paid().stream().map(Money::transaction).collect(Collectors.joining(" "));
        boolean came = !evidence.paid().isEmpty();
        findings.check(
                evidence.paid().size() <= 1,
                Figure.PAY_DOUBLE,
                evidence,
                transactions,
                "paid " + evidence.paid().size() + " times");
        boolean orphan = came && !hub.payment().equals(PAID);
        findings.check(!orphan, Figure.PAY_ORPHAN, evidence, transactions, "paid, the hub says " + hub.payment());
        boolean settled = evidence.wasOrdered(Ordered.DELIVER_NOW)
                || evidence.paid().stream().anyMatch(money -> new BigDecimal(money.amount()).compareTo(fee) == 0);
        boolean unpaid = evidence.isDoneAnywhere() && !settled;
        findings.check(!unpaid, Figure.PAY_UNPAID, evidence, transactions, "delivered without the money");
        boolean stated = hub.payment().equals(evidence.planned().paying().state());
        findings.check(
                stated || orphan || unpaid,
                Figure.PAY_STATE,
                evidence,
                transactions,
                "the payment is " + hub.payment());
        findings.check(
                isAmount(hub.amount(), fee), Figure.PAY_STATE, evidence, transactions, "it costs " + hub.amount());
    }

    private static boolean isAmount(String said, BigDecimal fee) {
        return said.matches("\\d+\\.\\d\\d") && new BigDecimal(said).compareTo(fee) == 0;
    }
}
