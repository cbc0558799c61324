package de.stellwerk.benchmarks.speed;

import java.util.Arrays;
import java.util.Collection;

/** Times in microseconds, exactly kept. One thread adds. */
public final class Latencies {

    private int[] micros = new int[4096];
    private int size;

    public void add(long nanos) {
        if (size == micros.length) {
            micros = Arrays.copyOf(micros, size * 2);
        }
        micros[size++] = (int) Math.min(Integer.MAX_VALUE, Math.max(0, nanos / 1000));
    }

    /** All of several threads, sorted. */
    public static Latencies all(Collection<Latencies> parts) {
        Latencies all = new Latencies();
        all.micros = parts.stream()
                .flatMapToInt(part -> Arrays.stream(part.micros, 0, part.size))
                .sorted()
                .toArray();
        all.size = all.micros.length;
        return all;
    }

    public int count() {
        return size;
    }

    /**
     * Of sorted ones: the smallest time that at least this part of all did not exceed, in milliseconds; 0 where there are none.
     *
     * @param part above 0, at most 1
     */
    public double millis(double part) {
        if (size == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(part * size);
        return micros[Math.max(0, rank - 1)] / 1000.0;
    }
}
