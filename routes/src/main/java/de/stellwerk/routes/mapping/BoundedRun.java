package de.stellwerk.routes.mapping;

import de.stellwerk.schemas.xml.TransformationFailed;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs one stylesheet with a deadline for what it calculates; on a machine that has no time for it, it may take {@value #PATIENCE}
 * times as long. Java cannot end a thread that calculates, so a run that passes the deadline is left behind; while
 * {@value #MAX_LEFT_BEHIND} are, the stylesheet is not run again.
 */
final class BoundedRun {

    private static final int MAX_LEFT_BEHIND = 2;
    private static final int PATIENCE = 6;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(null, work, "mapping", 2 << 20);
        thread.setDaemon(true);
        return thread;
    });

    private final String file;
    private final Duration deadline;
    private final AtomicInteger leftBehind = new AtomicInteger();

    BoundedRun(String file, Duration deadline) {
        this.file = file;
        this.deadline = deadline;
    }

    <T> T call(Callable<T> work) {
        if (leftBehind.get() >= MAX_LEFT_BEHIND) {
            throw new MappingFailed(MappingFailed.RUNS_AWAY, file);
        }
        Run<T> run = new Run<>(work);
        return await(run, THREADS.submit(run));
    }

    private <T> T await(Run<T> run, Future<T> result) {
        try {
            for (int waited = 0; waited < PATIENCE && !run.hasCalculated(deadline); waited++) {
                Optional<T> done = within(deadline, result);
                if (done.isPresent()) {
                    return done.get();
                }
            }
            run.leaveBehind();
            result.cancel(true);
            throw new MappingFailed(MappingFailed.TOO_SLOW, file);
        } catch (InterruptedException e) {
            run.leaveBehind();
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new MappingFailed(MappingFailed.CRASHED, file);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static <T> Optional<T> within(Duration time, Future<T> result)
            throws InterruptedException, ExecutionException {
        try {
            return Optional.of(result.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }

    private MappingFailed failure(Throwable cause) {
        if (cause instanceof MappingFailed failed) {
            return failed;
        }
        if (cause instanceof TransformationFailed failed) {
            return new MappingFailed(
                    failed.code(), failed.file().isEmpty() ? file : failed.file(), failed.line(), List.of());
        }
        return new MappingFailed(MappingFailed.CRASHED, file);
    }

    private final class Run<T> implements Callable<T> {
        private final Callable<T> work;
        private long thread;
        private long before;
        private boolean ended;
        private boolean left;

        Run(Callable<T> work) {
            this.work = work;
        }

        @Override
        public T call() throws Exception {
            begin();
            try {
                return work.call();
            } finally {
                end();
            }
        }

        private synchronized void begin() {
            thread = Thread.currentThread().getId();
            before = CLOCK.getCurrentThreadCpuTime();
        }

        /** Not how long it has been there: where the processor is busy with others, that says nothing. */
        synchronized boolean hasCalculated(Duration time) {
            return thread != 0 && !ended && CLOCK.getThreadCpuTime(thread) - before >= time.toNanos();
        }

        private synchronized void end() {
            ended = true;
            if (left) {
                leftBehind.decrementAndGet();
            }
        }

        synchronized void leaveBehind() {
            if (!ended) {
                left = true;
                leftBehind.incrementAndGet();
            }
        }
    }
}
