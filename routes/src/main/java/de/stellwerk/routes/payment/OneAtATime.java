package de.stellwerk.routes.payment;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets browsers and portals wait for a payment provider: one thread of this hub at a time for the same thing, while others wait and
 * then see what it left; nobody for long, and only so many at all, for it is the same threads that submissions are accepted with.
 */
@Component
final class OneAtATime {

    private static final int MOST = 20;
    private static final int PATIENCE_SECONDS = 5;

    private static final class Turn extends ReentrantLock {
        private static final long serialVersionUID = 1L;
        private int wanted;
    }

    private final ConcurrentHashMap<UUID, Turn> turns = new ConcurrentHashMap<>();
    private final Semaphore atAll = new Semaphore(MOST);

    /** Empty when its turn did not come. */
    <T> Optional<T> run(UUID thing, Supplier<T> work) {
        Turn turn = turns.compute(thing, (id, known) -> {
            Turn mine = known == null ? new Turn() : known;
            mine.wanted++;
            return mine;
        });
        try {
            return turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS) ? inTurn(turn, work) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            turns.computeIfPresent(thing, (id, known) -> --known.wanted == 0 ? null : known);
        }
    }

    private <T> Optional<T> inTurn(Turn turn, Supplier<T> work) {
        try {
            return atAll.tryAcquire() ? Optional.of(admitted(work)) : Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    private <T> T admitted(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            atAll.release();
        }
    }
}
