package de.stellwerk.benchmarks.faults;

import de.stellwerk.benchmarks.faults.kinds.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Which fault strikes next. */
interface Schedule {

    /** Empty: it is enough. */
    Optional<Fault> next(Campaign soFar);

    /** Each of these once, in this order. */
    static Schedule once(List<Fault> faults) {
        Deque<Fault> left = new ArrayDeque<>(faults);
        return soFar -> Optional.ofNullable(left.poll());
    }

    /** Each once, in an order that the seed decides, and then on and on in other orders until this is true. */
    static Schedule until(Predicate<Campaign> enough, List<Fault> faults, Random random) {
        Deque<Fault> left = new ArrayDeque<>(shuffled(faults, random));
        return soFar -> {
            if (left.isEmpty() && enough.test(soFar)) {
                return Optional.empty();
            }
            if (left.isEmpty()) {
                left.addAll(shuffled(faults, random));
            }
            return Optional.of(left.remove());
        };
    }

    /** The same, but nothing more after this time once so many have hit work. */
    default Schedule within(Duration time, int bitten) {
        Instant end = Instant.now().plus(time);
        return soFar -> Instant.now().isAfter(end) && soFar.bitten() >= bitten ? Optional.empty() : next(soFar);
    }

    /** On and on until this time is over. */
    static Schedule lasting(Duration lasting, List<Fault> faults, Random random) {
        Instant end = Instant.now().plus(lasting);
        Schedule endless = until(soFar -> false, faults, random);
        return soFar -> Instant.now().isAfter(end) ? Optional.empty() : endless.next(soFar);
    }

    private static List<Fault> shuffled(List<Fault> faults, Random random) {
        List<Fault> order = new ArrayList<>(faults);
        Collections.shuffle(order, random);
        return order;
    }
}
