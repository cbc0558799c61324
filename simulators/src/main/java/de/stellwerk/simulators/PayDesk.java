package de.stellwerk.simulators;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where people pay in the payment stand-ins: what is open, what was decided, and what the stand-in is told to say of it. Every payment
 * opened and every decision is a line of the ledger; money is taken once per payment.
 */
final class PayDesk {

    /** One payment; {@code state} is {@code open}, {@code paid}, {@code cancelled} or {@code failed}. */
    record Payment(
            String request,
            String transaction,
            BigDecimal amount,
            String returnUrl,
            String notifyUrl,
            String state,
            String decidedAt) {

        Payment decided(String how, String at) {
            return new Payment(request, transaction, amount, returnUrl, notifyUrl, how, at);
        }
    }

    /** What the stand-in says instead of the truth; {@code null}: the truth. */
    record Lie(BigDecimal amount, String status) {
        static final Lie NONE = new Lie(null, null);
    }

    private final Effects effects;
    private final boolean paysItself;
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private Lie lie = Lie.NONE;
    private String notifications = "once";

    PayDesk(Effects effects, boolean paysItself) {
        this.effects = effects;
        this.paysItself = paysItself;
        effects.all().forEach(this::remember);
    }

    private void remember(Effect effect) {
        if (effect.kind().equals("opened")) {
            String[] urls = effect.context().split(" ", 2);
            payments.put(
                    effect.reference(),
                    new Payment(
                            effect.key(),
                            effect.reference(),
                            new BigDecimal(effect.name()),
                            urls[0],
                            urls.length > 1 ? urls[1] : null,
                            "open",
                            null));
        } else if (payments.containsKey(effect.reference())) {
            payments.computeIfPresent(effect.reference(), (id, known) -> known.decided(effect.kind(), effect.at()));
        }
    }

    synchronized boolean knowsRequest(String request) {
        return payments.values().stream().anyMatch(payment -> payment.request().equals(request));
    }

    synchronized int count() {
        return payments.size();
    }

    /** @param notifyUrl {@code null}: nobody is told */
    synchronized Payment open(String request, String transaction, BigDecimal amount, String returnUrl, String notifyUrl)
            throws IOException {
        BigDecimal euros = amount.setScale(2, RoundingMode.HALF_UP);
        String urls = notifyUrl == null ? returnUrl : returnUrl + " " + notifyUrl;
        note("opened", request, transaction, euros.toPlainString(), urls);
        payments.put(transaction, new Payment(request, transaction, euros, returnUrl, notifyUrl, "open", null));
        if (paysItself) {
            decide(transaction, "paid");
        }
        return payments.get(transaction);
    }

    synchronized Optional<Payment> find(String transaction) {
        return Optional.ofNullable(payments.get(transaction));
    }

    /** Decides an open payment, or one that was cancelled or failed and is paid all the same; answers whether it did. */
    synchronized boolean decide(String transaction, String how) throws IOException {
        Payment known = payments.get(transaction);
        boolean possible = known != null
                && (known.state().equals("open")
                        || (how.equals("paid") && !known.state().equals("paid")));
        if (possible) {
            note(how, known.request(), transaction, known.amount().toPlainString(), null);
            payments.put(transaction, known.decided(how, Instant.now().toString()));
        }
        return possible;
    }

    private void note(String kind, String request, String transaction, String amount, String context)
            throws IOException {
        effects.note(new Effect(
                kind,
                request,
                transaction,
                amount,
                null,
                0,
                context,
                Instant.now().toString()));
    }

    synchronized void lie(Lie told) {
        lie = told;
    }

    synchronized Lie lie() {
        return lie;
    }

    /** {@code once}, {@code twice}, {@code never} or {@code forged}. */
    synchronized void notifications(String how) {
        notifications = how;
    }

    synchronized String notifications() {
        return notifications;
    }
}
