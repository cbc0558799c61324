package de.stellwerk.routes.payment;

import de.stellwerk.routes.ledger.PaymentAttempts;
import de.stellwerk.routes.ledger.PaymentAttempts.Asked;
import de.stellwerk.routes.ledger.PaymentDoubts;
import de.stellwerk.routes.ledger.PaymentLimits;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What time brings to payments: those whose provider is to be asked, those that nobody paid in time. */
@Component
class PaymentClock {

    private static final Logger log = LoggerFactory.getLogger(PaymentClock.class);
    private static final int AT_ONCE = 10;

    /** Whoever died asking is followed by somebody else then. If it only took long, it is asked twice, which does no harm. */
    private static final Duration UNTIL_SOMEBODY_ELSE_ASKS = Duration.ofSeconds(30);

    private final PaymentAttempts attempts;
    private final PaymentLimits limits;
    private final Asking asking;
    private final PaymentDoubts doubts;
    private final Opening opening;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Set<String> beingAsked = ConcurrentHashMap.newKeySet();
    private final ExecutorService askers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "payment");
        thread.setDaemon(true);
        return thread;
    });

    PaymentClock(PaymentAttempts attempts, PaymentLimits limits, Asking asking, PaymentDoubts doubts, Opening opening) {
        this.attempts = attempts;
        this.limits = limits;
        this.asking = asking;
        this.doubts = doubts;
        this.opening = opening;
    }

    /** Each provider in a lane of its own, one question after the other: one that does not answer keeps no other waiting. */
    void ask() {
        attempts.providersDue().stream()
                .filter(beingAsked::add)
                .forEach(provider -> askers.execute(() -> askAll(provider)));
    }

    private void askAll(String provider) {
        try {
            List<Asked> due = attempts.takeDue(provider, AT_ONCE, UNTIL_SOMEBODY_ELSE_ASKS);
            while (!due.isEmpty() && !askers.isShutdown()) {
                due.forEach(this::ask);
                due = attempts.takeDue(provider, AT_ONCE, UNTIL_SOMEBODY_ELSE_ASKS);
            }
        } catch (RuntimeException e) {
            log.warn(
                    "Payments are not asked for now: provider={} failure={}",
                    provider,
                    e.getClass().getName());
        } finally {
            beingAsked.remove(provider);
        }
    }

    private void ask(Asked asked) {
        try {
            asking.ask(asked);
        } catch (RuntimeException e) {
            log.warn(
                    "A payment could not be settled; it will be asked for again: {}",
                    e.getClass().getName());
        }
    }

    /** What the restored ledger may have forgotten: to open it shows whether the provider knows it. One lane for all of them. */
    void look() {
        List<UUID> unlooked = doubts.unlooked(AT_ONCE);
        if (!unlooked.isEmpty() && looking.compareAndSet(false, true)) {
            askers.execute(() -> lookAll(unlooked));
        }
    }

    private void lookAll(List<UUID> submissions) {
        try {
            submissions.forEach(this::look);
        } finally {
            looking.set(false);
        }
    }

    private void look(UUID submission) {
        try {
            opening.open(submission);
        } catch (RuntimeException e) {
            log.warn(
                    "A payment in doubt is not looked for now: {}", e.getClass().getName());
        }
    }

    void close() {
        int closed = limits.close();
        if (closed > 0) {
            log.info("Closed {} submissions that nobody paid in time", closed);
        }
    }

    @PreDestroy
    void end() {
        askers.shutdownNow();
    }
}
