package de.stellwerk.console.pages;

import de.stellwerk.routes.ledger.OperatorSessions;
import de.stellwerk.routes.ledger.Situation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something they show has changed; they then ask for it themselves. The ledger is asked once per hub, not per
 * page, and only while somebody looks.
 */
@Component
final class Pulse {

    private static final Logger log = LoggerFactory.getLogger(Pulse.class);
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final int BEATS_TO_LOOK_AT_SESSIONS = 20;
    private static final int MOST_LISTENERS = 500;

    private final Situation situation;
    private final OperatorSessions sessions;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "pulse");
        thread.setDaemon(true);
        return thread;
    });
    private Map<String, String> marks = Map.of();
    private long markedAt = System.nanoTime() - EVERY.toNanos();
    private long beats;

    Pulse(Situation situation, OperatorSessions sessions) {
        this.situation = situation;
        this.sessions = sessions;
        beat.scheduleWithFixedDelay(this::beat, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Listener(SseEmitter stream, String session) {}

    /** A mark for each topic; what has another mark has changed. At most {@link #EVERY} old. */
    synchronized Map<String, String> marks() {
        if (System.nanoTime() - markedAt >= EVERY.toNanos()) {
            Situation.Marks now = situation.marks();
            marks = Map.of(
                    "dead-letters", mark(now.deadLetters()),
                    "targets", mark(now.targets()),
                    "incidents", mark(now.incidents()),
                    "replays", mark(now.replays()),
                    "events", mark(now.events()));
            markedAt = System.nanoTime();
        }
        return marks;
    }

    /** Empty when too many listen already. */
    Optional<SseEmitter> listen(Visitor visitor) {
        if (listeners.size() >= MOST_LISTENERS) {
            return Optional.empty();
        }
        SseEmitter stream = new SseEmitter(OperatorSessions.LONGEST.toMillis());
        Listener listener = new Listener(stream, visitor.session());
        stream.onCompletion(() -> listeners.remove(listener));
        stream.onTimeout(stream::complete);
        stream.onError(gone -> listeners.remove(listener));
        listeners.add(listener);
        tell(listener, marks());
        return Optional.of(stream);
    }

    private void beat() {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            boolean lookAtSessions = ++beats % BEATS_TO_LOOK_AT_SESSIONS == 0;
            Map<String, String> now = marks();
            for (Listener listener : listeners) {
                if (lookAtSessions && sessions.operator(listener.session()).isEmpty()) {
                    listener.stream().complete();
                } else {
                    tell(listener, now);
                }
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("The ledger does not answer; nobody is told anything", e);
        }
    }

    /** Also when nothing has changed: so that a browser that is gone is noticed. */
    private void tell(Listener listener, Map<String, String> now) {
        try {
            listener.stream().send(SseEmitter.event().name("marks").data(now));
        } catch (IOException | IllegalStateException gone) {
            listeners.remove(listener);
        }
    }

    /** A hub that ends waits for nobody who only listens. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        beat.shutdownNow();
        listeners.forEach(listener -> listener.stream().complete());
    }

    private static String mark(String state) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
