package de.stellwerk.benchmarks.faults.outside;

import de.stellwerk.benchmarks.faults.outside.HubClient.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** People who have a payment opened and then pay, or do not: see {@link Paying}. */
final class Applicants implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int TABS = 4;
    private static final BigDecimal TOO_LITTLE = BigDecimal.ONE;
    private static final Duration BETWEEN_TWO_LOOKS = Duration.ofMillis(500);

    private final HubClient hubs;
    private final URI cashDesk;
    private final Journal ledger;
    private final ExecutorService people = Executors.newFixedThreadPool(THREADS);
    private final ExecutorService tabs = Executors.newCachedThreadPool();
    private final Set<Long> paid = ConcurrentHashMap.newKeySet();
    private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();
    private final AtomicLong busy = new AtomicLong();
    private final AtomicLong released = new AtomicLong();
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Applicants(Path folder, HubClient hubs, URI cashDesk) throws IOException {
        this.hubs = hubs;
        this.cashDesk = cashDesk;
        this.ledger = new Journal(Ledgers.pages(folder));
    }

    /** Lets the applicant do what is planned, soon. */
    void send(Planned planned, Acknowledged acknowledged) {
        busy.incrementAndGet();
        people.execute(() -> {
            try {
                act(planned, acknowledged);
            } finally {
                busy.decrementAndGet();
            }
        });
    }

    /** The same for a submission that had to be handed in again: whoever has decided at the provider does not decide again. */
    void sendAgain(Planned planned, Acknowledged acknowledged) {
        boolean decided = planned.paying() == Paying.CANCELS
                ? cancelled.contains(planned.number())
                : paid.contains(planned.number());
        if (!decided) {
            send(planned, acknowledged);
        }
    }

    /** How many have not done yet what they want to do. */
    long busy() {
        return busy.get();
    }

    /** How many deliveries are due because they were paid for. */
    long released() {
        return released.get();
    }

    private void act(Planned planned, Acknowledged acknowledged) {
        switch (planned.paying()) {
            case NOTHING -> {}
            case NEVER -> page(planned, acknowledged);
            case PAYS -> page(planned, acknowledged).ifPresent(page -> pay(planned, page, fee(planned)));
            case PAYS_IN_MANY_TABS -> payInManyTabs(planned, acknowledged);
            case CANCELS -> page(planned, acknowledged).ifPresent(page -> press(planned, page, "cancelled"));
            case CANCELS_THEN_PAYS -> cancelThenPay(planned, acknowledged);
            case WRONG_AMOUNT ->
                page(planned, acknowledged)
                        .ifPresent(page -> pay(planned, page, fee(planned).subtract(TOO_LITTLE)));
        }
    }

    private static BigDecimal fee(Planned planned) {
        return Offer.fee(planned.plates());
    }

    private void payInManyTabs(Planned planned, Acknowledged acknowledged) {
        List<CompletableFuture<Optional<URI>>> opened = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> page(planned, acknowledged), tabs))
                .limit(TABS)
                .toList();
        opened.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .distinct()
                .forEach(page -> pay(planned, page, fee(planned)));
    }

    private void cancelThenPay(Planned planned, Acknowledged acknowledged) {
        Optional<URI> first = page(planned, acknowledged);
        first.ifPresent(page -> press(planned, page, "cancelled"));
        Optional<URI> other = first;
        while (first.isPresent() && Objects.equals(first, other) && rested()) {
            other = page(planned, acknowledged);
        }
        other.ifPresent(page -> pay(planned, page, fee(planned)));
    }

    private static boolean rested() {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_TWO_LOOKS.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Nothing where the hub says that there is nothing to pay. */
    private Optional<URI> page(Planned planned, Acknowledged acknowledged) {
        String path = Portals.SUBMISSIONS + "/" + acknowledged.id() + "/payment";
        return hubs.post(path, planned.portal().key(), Message.EMPTY)
                .filter(reply -> reply.status() == 200)
                .map(Reply::body)
                .map(body -> URI.create(body.path("redirectUrl").asString("")));
    }

    private void pay(Planned planned, URI page, BigDecimal amount) {
        press(planned, page, "paid?amount=" + amount.toPlainString());
        if (paid.add(planned.number()) && planned.paying() != Paying.WRONG_AMOUNT) {
            released.addAndGet(planned.targets().size());
        }
    }

    private void press(Planned planned, URI page, String decision) {
        String transaction = page.getPath().replaceFirst("^/pay/", "");
        ledger.note(new PageSeen(
                planned.number(),
                planned.reference(),
                transaction,
                decision,
                Instant.now().toString()));
        HttpRequest button = HttpRequest.newBuilder(cashDesk.resolve("/pay/" + transaction + "/" + decision))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        boolean done = false;
        while (!done) {
            done = pressed(button) || !rested();
        }
        if (decision.equals("cancelled")) {
            cancelled.add(planned.number());
        }
    }

    /** Whether the decision counts, or is known already. */
    private boolean pressed(HttpRequest button) {
        try {
            int status = browser.send(button, BodyHandlers.discarding()).statusCode();
            return status == 204 || status == 409;
        } catch (IOException again) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        people.shutdownNow();
        tabs.shutdownNow();
        try {
            ledger.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
