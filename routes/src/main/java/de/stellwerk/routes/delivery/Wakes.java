package de.stellwerk.routes.delivery;

import de.stellwerk.routes.ledger.Waking;
import de.stellwerk.routes.telemetry.LogFields;
import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says "target X has due work" to the queue {@code deliver}: outside the caller's thread, and once for many callers, so that under
 * load each claim finds several deliveries. A wake may be lost; the sweep says it again.
 */
@Component
public class Wakes implements Waking {

    private static final Logger log = LoggerFactory.getLogger(Wakes.class);

    /** The first wake of a target goes out at once, the next not before this has passed. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ProducerTemplate messages;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> earliest = new ConcurrentHashMap<>();
    private final AtomicBoolean silenced = new AtomicBoolean();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "wakes");
        thread.setDaemon(true);
        return thread;
    });

    Wakes(ProducerTemplate messages) {
        this.messages = messages;
    }

    @Override
    public void wake(Collection<String> targets) {
        String trace = LogFields.traceparent();
        targets.stream().filter(waiting::add).forEach(target -> soon(target, trace));
    }

    private void soon(String target, String trace) {
        try {
            sender.schedule(() -> send(target, trace), pause(target), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("The hub is ending; another one, or the next start, finds the due work", e);
        }
    }

    private long pause(String target) {
        long now = System.nanoTime();
        return Math.max(0, earliest.getOrDefault(target, now) - now);
    }

    private void send(String target, String trace) {
        earliest.put(target, System.nanoTime() + PAUSE_NANOS);
        waiting.remove(target);
        try {
            messages.sendBodyAndHeaders(DeliverRoute.wakes(), target, headers(target, trace));
            silenced.set(false);
        } catch (CamelExecutionException e) {
            if (!silenced.getAndSet(true)) {
                log.warn("The broker takes no wake messages; deliveries wait in the ledger until it does");
            }
        }
    }

    private static Map<String, Object> headers(String target, String trace) {
        return trace == null
                ? Map.of(DeliverRoute.LAST_VALUE, target)
                : Map.of(DeliverRoute.LAST_VALUE, target, LogFields.TRACEPARENT, trace);
    }

    @PreDestroy
    void close() {
        sender.shutdownNow();
    }
}
