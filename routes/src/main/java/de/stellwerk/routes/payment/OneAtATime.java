package de.stellwerk.routes.payment;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one thread of this hub at a time work on the same thing; others wait, and then see what it left. */
final class OneAtATime {

    private static final class Turn extends ReentrantLock {
        private static final long serialVersionUID = 1L;
        private int wanted;
    }

    private final ConcurrentHashMap<UUID, Turn> turns = new ConcurrentHashMap<>();

    <T> T run(UUID thing, Supplier<T> work) {
        Turn turn = turns.compute(thing, (id, known) -> {
            Turn mine = known == null ? new Turn() : known;
            mine.wanted++;
            return mine;
        });
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
            turns.computeIfPresent(thing, (id, known) -> --known.wanted == 0 ? null : known);
        }
    }
}
