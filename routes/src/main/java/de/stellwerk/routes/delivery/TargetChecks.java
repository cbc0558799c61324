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

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** Empty when the target is well, else a {@link DeliveryFailure} or what its adapter threw. */
    public Optional<Exception> failureOf(AttachedTarget target) {
        return answers.compute(target.name(), (name, last) -> isFresh(last) ? last : ask(target))
                .failure();
    }

    private static boolean isFresh(Answer last) {
        return last != null && System.nanoTime() - last.at() < SHARED_NANOS;
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
