package de.stellwerk.routes.payment;

import de.stellwerk.routes.ledger.PaymentAttempts;
import de.stellwerk.routes.ledger.PaymentLimits;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What time brings to payments: those whose provider is to be asked, those that nobody paid in time. */
@Component
class PaymentClock {

    private static final Logger log = LoggerFactory.getLogger(PaymentClock.class);
    private static final int AT_ONCE = 50;
    private static final int THREADS = 8;

    /** Whoever died asking is followed by somebody else then. If it only took long, it is asked twice, which does no harm. */
    private static final Duration UNTIL_SOMEBODY_ELSE_ASKS = Duration.ofSeconds(30);

    private final PaymentAttempts attempts;
    private final PaymentLimits limits;
    private final Asking asking;
    private final ExecutorService askers = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "payment");
        thread.setDaemon(true);
        return thread;
    });

    PaymentClock(PaymentAttempts attempts, PaymentLimits limits, Asking asking) {
        this.attempts = attempts;
        this.limits = limits;
        this.asking = asking;
    }

    /** One provider that does not answer must not keep the others waiting for long: several are asked at a time. */
    void ask() throws InterruptedException {
        List<Callable<Void>> questions = attempts.takeDue(AT_ONCE, UNTIL_SOMEBODY_ELSE_ASKS).stream()
                .map(asked -> (Callable<Void>) () -> {
                    asking.ask(asked);
                    return null;
                })
                .toList();
        for (var answer : askers.invokeAll(questions)) {
            try {
                answer.get();
            } catch (ExecutionException e) {
                log.warn(
                        "A payment could not be settled; it will be asked for again: {}",
                        e.getCause().getClass().getName());
            }
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
