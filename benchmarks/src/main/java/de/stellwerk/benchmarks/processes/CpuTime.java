package de.stellwerk.benchmarks.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * What processes have cost so far, user and system time together, as {@code /proc} counts it: in ticks of 10 ms. Differences
 * over less than some seconds say little.
 */
public final class CpuTime {

    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;
    private static final long MICROS_PER_TICK = TimeUnit.SECONDS.toMicros(1) / 100;

    private CpuTime() {}

    /**
     * Microseconds of this process and everything below it: children that live, and those that ended and were waited for
     * (PostgreSQL's backends come and go). 0 for a process that is not there.
     */
    public static long ofTree(long pid) {
        return ProcessHandle.of(pid)
                .map(root -> LongStream.concat(
                                LongStream.of(pid), root.descendants().mapToLong(ProcessHandle::pid))
                        .map(CpuTime::ofOne)
                        .sum())
                .orElse(0L);
    }

    /** Microseconds of this process, with all its threads and those of its children that ended and were waited for. */
    public static long ofOne(long pid) {
        try {
            return micros(Files.readString(Path.of("/proc", String.valueOf(pid), "stat")));
        } catch (IOException ended) {
            return 0;
        }
    }

    /** The program's name, in brackets, may contain anything; what follows it is numbers. */
    static long micros(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return LongStream.rangeClosed(USER, CHILDREN_SYSTEM)
                        .map(field -> Long.parseLong(fields[(int) field]))
                        .sum()
                * MICROS_PER_TICK;
    }
}
