package de.stellwerk.benchmarks.speed;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one repeat gave.
 *
 * @param seconds from the first submission to the last delivery
 * @param cpu microseconds per submission that is done
 * @param walFlushes of PostgreSQL, per submission that is done
 * @param brokerFlushes of the broker, per submission that is done
 * @param p50 milliseconds from sending to the acknowledgement, closed loop
 * @param openP99 the same at half of what was done per second, counted from when each was due
 * @param r0 forced overwrites of 4 KiB per second
 * @param r1 persistent messages per second through the broker alone
 * @param balance of all submissions of this repeat, those of the open loop included
 */
record Figures(
        int repeat,
        double seconds,
        int done,
        Cost cpu,
        double walFlushes,
        double brokerFlushes,
        double p50,
        double p95,
        double p99,
        double openP50,
        double openP99,
        double r0,
        double r1,
        Balance balance) {

    double perSecond() {
        return done / seconds;
    }

    double flushes() {
        return walFlushes + brokerFlushes;
    }

    double overR1() {
        return perSecond() / r1;
    }

    /** The middle of several, and how far they lie apart. */
    record Spread(double median, double least, double most) {}

    static Spread spread(List<Figures> repeats, ToDoubleFunction<Figures> figure) {
        double[] sorted = repeats.stream().mapToDouble(figure).sorted().toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    static double median(double... values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
