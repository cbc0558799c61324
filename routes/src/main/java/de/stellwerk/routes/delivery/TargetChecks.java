package de.stellwerk.routes.delivery;

import de.stellwerk.adapter.DeliveryFailure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Asks targets how they are; many who ask within a second share one answer. */
@Component
public class TargetChecks {

    private static final long SHARED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Answer(long at, Optional<Exception> failure) {}

    /** The last answer of one target; whoever asks meanwhile waits for it, and nobody else does. */
    private static final class Asked {
        private Answer last;

        synchronized Answer answer(AttachedTarget target) {
            if (last == null || System.nanoTime() - last.at() > SHARED_NANOS) {
                last = ask(target);
            }
            return last;
        }
    }

    private final Map<String, Asked> targets = new ConcurrentHashMap<>();

    /** Asks now, whatever it said a moment ago. */
    Optional<Exception> askNow(AttachedTarget target) {
        return ask(target).failure();
    }

    /** Empty when the target is well, else a {@link DeliveryFailure} or what its adapter threw. */
    public Optional<Exception> failureOf(AttachedTarget target) {
        return targets.computeIfAbsent(target.name(), name -> new Asked())
                .answer(target)
                .failure();
    }

    private static Answer ask(AttachedTarget target) {
        Optional<Exception> failure = Optional.empty();
        try {
            target.check();
        } catch (DeliveryFailure | RuntimeException e) {
            failure = Optional.of(e);
        }
        return new Answer(System.nanoTime(), failure);
    }
}
