package de.stellwerk.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.app.faults.Acknowledgements.Acknowledged;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A portal that keeps the rules: it repeats every unknown outcome and every "not now" with the same reference until it is
 * acknowledged, and keeps a ledger of its own of what was.
 */
final class PortalDriver implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SUBMISSIONS = "/api/v1/submissions";

    private final List<URI> hubs;
    private final Acknowledgements acknowledgements;
    private final ExecutorService senders = Executors.newFixedThreadPool(8);
    private final AtomicInteger unknown = new AtomicInteger();

    PortalDriver(List<URI> hubs, Acknowledgements acknowledgements) {
        this.hubs = List.copyOf(hubs);
        this.acknowledgements = acknowledgements;
    }

    /** Sends it from another thread; the future ends with the acknowledgement. */
    Future<Acknowledged> send(Envelope envelope) {
        return senders.submit((Callable<Acknowledged>) () -> sendUntilAcknowledged(envelope));
    }

    /** Sends one already acknowledged again: the same answer. */
    void sendAgain(Envelope envelope) throws IOException {
        sendUntilAcknowledged(envelope);
    }

    /** Sends other content under a reference already acknowledged: a conflict. */
    void sendAltered(Envelope envelope) throws IOException {
        assertThat(untilAnswered(envelope.altered()).status()).isEqualTo(409);
    }

    /** How many requests ended without an answer so far. */
    int unknownOutcomes() {
        return unknown.get();
    }

    private Acknowledged sendUntilAcknowledged(Envelope envelope) throws IOException {
        return acknowledgements.note(envelope, untilAnswered(envelope).expect(202));
    }

    private HubApi.Reply untilAnswered(Envelope envelope) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            try {
                HubApi.Reply reply = api().post(SUBMISSIONS, envelope.json());
                if (reply.status() != 503 && reply.status() != 429) {
                    return reply;
                }
            } catch (IOException outcomeUnknown) {
                unknown.incrementAndGet();
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new IllegalStateException("no acknowledgement within " + PATIENCE);
    }

    private HubApi api() {
        return new HubApi(hubs.get(ThreadLocalRandom.current().nextInt(hubs.size())), TestCatalogue.PORTAL);
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
