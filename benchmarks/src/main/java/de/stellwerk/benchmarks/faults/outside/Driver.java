package de.stellwerk.benchmarks.faults.outside;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Portals that keep the rules. What they send follows from the seed alone. Every outcome that is unknown is repeated with the same
 * reference and content, at another hub if need be, until there is an answer; every acknowledgement is on disk before it counts. What
 * the plan wants on top (repeats, other content, the same 50 times at once, what is to be refused) is done on the way; half of the
 * repeats come only at the end.
 */
public final class Driver implements AutoCloseable {

    private static final int AT_ONCE = 50;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Plan plan;
    private final Portals portals;
    private final Applicants applicants;
    private final HubClient hubs;
    private final ExecutorService bursts = Executors.newCachedThreadPool();
    private final Map<Long, CompletableFuture<Boolean>> answered = new ConcurrentHashMap<>();
    private final Queue<Planned> toRepeat = new ConcurrentLinkedQueue<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong due = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private volatile ExecutorService senders;
    private volatile boolean paused;
    private volatile boolean finishing;
    private volatile Load load;
    private volatile long startedAt;

    Driver(Plan plan, Portals portals, Applicants applicants, HubClient hubs) {
        this.plan = plan;
        this.portals = portals;
        this.applicants = applicants;
        this.hubs = hubs;
    }

    /**
     * Sends the next submissions of the plan from threads of its own, and returns at once. May be called again when all of it is
     * answered: it goes on with the numbers that follow.
     */
    public synchronized void start(Load wanted) {
        if (senders != null && !senders.isTerminated()) {
            throw new IllegalStateException("it is sending already");
        }
        load = wanted;
        finishing = false;
        startedAt = System.nanoTime();
        long first = next.get();
        senders = Executors.newFixedThreadPool(wanted.threads());
        for (int i = 0; i < wanted.threads(); i++) {
            senders.execute(() -> sendAll(first));
        }
        senders.shutdown();
    }

    /** No further submission is begun until {@link #goOn}. What is begun is repeated until it is answered all the same. */
    public void pause() {
        paused = true;
    }

    public void goOn() {
        paused = false;
    }

    /** It is enough: no further submission of this load is begun, and what is begun is repeated until it is answered. */
    public void finish() {
        finishing = true;
    }

    /**
     * Waits until everything of the load is sent and answered, the repeats at the end too, and every applicant has done what was to be
     * done; false when that took longer.
     *
     * @throws IllegalStateException when nothing was started
     */
    public boolean awaitAllAnswered(Duration patience) {
        if (senders == null) {
            throw new IllegalStateException("nothing was started");
        }
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            boolean sent = senders.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
            for (Planned again = toRepeat.poll(); sent && again != null; again = toRepeat.poll()) {
                portals.send(again);
            }
            while (applicants.busy() > 0 && System.nanoTime() < deadline) {
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
            return sent && applicants.busy() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Does what a portal does when the hubs' ledger was restored: hands in again, in the same order and before anything else, what was
     * acknowledged since the backup was begun. Whoever had not paid yet is sent to the page of the new submission.
     */
    void sendAgain(Instant from) {
        for (Acknowledged before : portals.since(from)) {
            Planned planned = plan.of(before.number());
            portals.sendAgain(planned)
                    .filter(again -> planned.isPaid() && !again.id().equals(before.id()))
                    .ifPresent(again -> applicants.sendAgain(planned, again));
        }
    }

    /** How many submissions of the plan were begun so far. */
    public long begun() {
        return begun.get();
    }

    /** How many submissions are acknowledged. */
    public long acknowledged() {
        return portals.all().size();
    }

    /** How many calls ended without an answer, or with one that leaves open what happened, and were repeated. */
    public long unknownOutcomes() {
        return hubs.unknown();
    }

    /** How many submissions are sent and not answered for good. */
    public long unanswered() {
        return begun.get() - done.get();
    }

    /** How many deliveries are due by what is acknowledged and, where it must be, paid. */
    long due() {
        return due.get() + applicants.released();
    }

    /** How many of the acknowledged are never delivered, because nobody pays for them. */
    long waiting() {
        return waiting.get();
    }

    private void sendAll(long first) {
        long end = first + load.submissions();
        while (!finishing && !Thread.currentThread().isInterrupted()) {
            long number = next.getAndUpdate(now -> now < end ? now + 1 : now);
            if (number >= end) {
                return;
            }
            pace(number - first);
            begun.incrementAndGet();
            try {
                send(plan.of(number));
            } finally {
                done.incrementAndGet();
                answer(number).complete(true);
            }
        }
    }

    private void pace(long place) {
        long at = startedAt + (long) (place / load.perSecond() * TimeUnit.SECONDS.toNanos(1));
        while ((paused || System.nanoTime() < at) && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Math.max(1_000_000, Math.min(at - System.nanoTime(), LOOK_EVERY.toNanos())));
        }
    }

    private CompletableFuture<Boolean> answer(long number) {
        return answered.computeIfAbsent(number, unanswered -> new CompletableFuture<>());
    }

    private void send(Planned planned) {
        if (planned.predecessor() >= 0) {
            answer(planned.predecessor()).join();
        }
        Optional<Acknowledged> acknowledged =
                planned.treatment() == Treatment.AT_ONCE ? sendAtOnce(planned) : portals.send(planned);
        acknowledged.ifPresent(one -> accepted(planned, one));
    }

    private void accepted(Planned planned, Acknowledged acknowledged) {
        count(planned);
        if (planned.isPaid()) {
            applicants.send(planned, acknowledged);
        }
        switch (planned.treatment()) {
            case AGAIN -> repeat(planned);
            case ALTERED -> {
                portals.sendAltered(planned);
                portals.send(planned);
            }
            case NONE, AT_ONCE, INVALID -> {}
        }
    }

    private void repeat(Planned planned) {
        if (planned.number() % 2 == 0) {
            portals.send(planned);
        } else {
            toRepeat.add(planned);
        }
    }

    private void count(Planned planned) {
        if (!planned.isDelivered()) {
            waiting.incrementAndGet();
        } else if (!planned.isPaid()) {
            due.addAndGet(planned.targets().size());
        }
    }

    private Optional<Acknowledged> sendAtOnce(Planned planned) {
        CountDownLatch together = new CountDownLatch(1);
        List<CompletableFuture<Optional<Acknowledged>>> all = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> sendAfter(together, planned), bursts))
                .limit(AT_ONCE)
                .toList();
        together.countDown();
        return all.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Acknowledged> sendAfter(CountDownLatch sign, Planned planned) {
        try {
            sign.await();
            return portals.send(planned);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Ends all sending, whatever is unanswered. */
    @Override
    public void close() {
        if (senders != null) {
            senders.shutdownNow();
        }
        bursts.shutdownNow();
        answered.values().forEach(each -> each.complete(false));
    }
}
