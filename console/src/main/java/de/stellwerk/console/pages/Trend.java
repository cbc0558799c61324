package de.stellwerk.console.pages;

import de.stellwerk.routes.ledger.DeadLetters;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often something failed in each of the last hours, the latest last.
 *
 * @param direction {@code up}, {@code down}, {@code level} or, where nothing failed lately, {@code quiet}: the last three hours
 *     against the three before
 */
record Trend(List<Long> hours, String direction) {

    private static final int COMPARED = 3;
    private static final int HEIGHT = 16;

    static Trend of(List<Long> hours) {
        List<Long> known = hours == null ? Collections.nCopies(DeadLetters.TREND_HOURS, 0L) : hours;
        return new Trend(known, direction(known));
    }

    private static String direction(List<Long> hours) {
        int end = hours.size();
        long late = sum(hours.subList(end - COMPARED, end));
        long before = sum(hours.subList(end - 2 * COMPARED, end - COMPARED));
        if (late == 0) {
            return sum(hours) == 0 ? "quiet" : "down";
        }
        return late > before ? "up" : late < before ? "down" : "level";
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    public long total() {
        return sum(hours);
    }

    /** A bar of the picture: 24 units wide and {@value #HEIGHT} high in all. */
    record Bar(int x, long y, long height) {}

    public List<Bar> bars() {
        long highest = Math.max(1, Collections.max(hours));
        return IntStream.range(0, hours.size())
                .mapToObj(hour -> {
                    long height = (hours.get(hour) * HEIGHT + highest - 1) / highest;
                    return new Bar(hour, HEIGHT - height, height);
                })
                .toList();
    }
}
