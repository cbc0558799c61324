package de.stellwerk.benchmarks.faults.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The payment provider, as {@link XBezahldienste} and as {@link EpayblKonnektor}, and the page on which applicants pay:
 * {@code POST /pay/<transaction>/paid?amount=<EUR>} and {@code …/cancelled}. What was opened and what money was taken stands on disk
 * before it is answered. The Konnektor notifies the hub in every way in which it can go wrong: see {@link Notifications}.
 */
public final class CashDesk implements Neighbour {

    /** One payment; {@code came} is what arrived, or {@code null}. */
    record Payment(
            String provider,
            String transaction,
            String request,
            String purpose,
            BigDecimal amount,
            String notifyUrl,
            boolean closed,
            BigDecimal came) {

        Payment decided(BigDecimal money) {
            return new Payment(provider, transaction, request, purpose, amount, notifyUrl, true, money);
        }
    }

    private final Journal ledger;
    private final Notifications notifications;
    private final Map<String, Payment> payments = new ConcurrentHashMap<>();
    private final Set<String> requests = ConcurrentHashMap.newKeySet();
    private final AtomicLong count = new AtomicLong();
    private final Door door;

    CashDesk(Path folder, String secret) throws IOException {
        this.ledger = new Journal(Ledgers.money(folder));
        this.notifications = new Notifications(secret);
        XBezahldienste standard = new XBezahldienste(this);
        EpayblKonnektor konnektor = new EpayblKonnektor(this);
        this.door = Door.open(new Door.Work() {
            @Override
            public Answer answer(Request request) {
                if (request.path().startsWith("/pay/")) {
                    return decide(request);
                }
                return request.path().startsWith(EpayblKonnektor.ROOT)
                        ? konnektor.answer(request)
                        : standard.answer(request);
            }

            @Override
            public void refused(Request request) {
                // nothing was taken
            }
        });
    }

    @Override
    public String name() {
        return "kasse";
    }

    @Override
    public URI address() {
        return door.address();
    }

    @Override
    public void behave(Misbehaviour behaviour) {
        door.behave(behaviour);
    }

    @Override
    public int atWork() {
        return door.atWork();
    }

    @Override
    public long hits() {
        return door.hits();
    }

    boolean knowsRequest(String request) {
        return requests.contains(request);
    }

    /** @param notifyUrl {@code null}: nobody is told */
    Payment open(String provider, String request, String purpose, BigDecimal amount, String notifyUrl) {
        String transaction = "42%011d".formatted(count.incrementAndGet());
        Payment opened = new Payment(provider, transaction, request, purpose, amount, notifyUrl, false, null);
        note(Money.OPENED, opened, amount);
        requests.add(request);
        payments.put(transaction, opened);
        notifications.opened(opened);
        return opened;
    }

    /** {@code null} when there is no such payment. */
    Payment find(String transaction) {
        return payments.get(transaction);
    }

    /** What was opened for this request of the hub; if that was more than one, the one that money came for. */
    Optional<Payment> opened(String request) {
        return payments.values().stream()
                .filter(payment -> payment.request().equals(request))
                .max(Comparator.comparing((Payment payment) -> payment.came() != null)
                        .thenComparing(Payment::transaction));
    }

    String payPage(Payment payment) {
        return address() + "/pay/" + payment.transaction();
    }

    private Answer decide(Request request) {
        String[] path = request.path().split("/");
        String transaction = path[2];
        String decision = path.length > 3 ? path[3] : "";
        synchronized (payments) {
            Payment known = find(transaction);
            if (known == null) {
                return Answer.of(404);
            }
            if (known.closed()) {
                return Answer.of(409);
            }
            BigDecimal money =
                    decision.equals("paid") ? new BigDecimal(request.query().replace("amount=", "")) : null;
            note(money == null ? Money.CANCELLED : Money.PAID, known, money == null ? BigDecimal.ZERO : money);
            payments.put(transaction, known.decided(money));
        }
        notifications.decided(find(transaction));
        return Answer.of(204);
    }

    private void note(String kind, Payment payment, BigDecimal amount) {
        ledger.note(new Money(
                kind,
                payment.provider(),
                payment.transaction(),
                payment.request(),
                payment.purpose(),
                amount.toPlainString(),
                Instant.now().toString()));
    }

    @Override
    public void close() {
        notifications.close();
        door.close();
        try {
            ledger.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
