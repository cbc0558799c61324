package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.inside.KillPoint;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that can be had. */
public final class AllFaults {

    private static final int POINTS_OF_A_SHORT_RUN = 3;

    /** Where a hub that goes on after a pause does most harm. */
    private static final List<KillPoint> PAUSED_AT =
            List.of(KillPoint.CLAIM_TAKEN, KillPoint.CLAIMED_NOT_BEGUN, KillPoint.STEP_DONE_NOT_RECORDED);

    private AllFaults() {}

    public static List<Fault> all() {
        return Stream.of(
                        Stream.of(Kill.values()),
                        Stream.of(KillPoint.values()).map(AtPoint::new),
                        PAUSED_AT.stream().map(PausedAt::new),
                        Stream.of(Stop.values()),
                        Stream.of(FullDisk.values()),
                        Stream.of(ClockMoves.values()),
                        Stream.of(TargetMisbehaves.values()),
                        Stream.of(ProviderMisbehaves.values()),
                        Stream.of(
                                new Termination(),
                                new BrokerDiskLost(),
                                new DatabaseReadOnly(),
                                new DatabaseRestored(),
                                new LedgerRestored(),
                                new Garbage(),
                                new PoisonSubmission(),
                                new OtherVersion()))
                .flatMap(each -> each)
                .map(Fault.class::cast)
                .toList();
    }

    /**
     * The kinds that a short run has room for, other points and other targets' behaviour with every seed. A paused hub is not among
     * them: a request that it was just about to send goes out when it goes on, and a target that recognises nothing does it twice.
     */
    public static List<Fault> few(Random random) {
        List<KillPoint> points = List.of(KillPoint.values());
        int first = random.nextInt(points.size());
        Stream<Fault> some = IntStream.range(0, POINTS_OF_A_SHORT_RUN)
                .mapToObj(i ->
                        new AtPoint(points.get((first + i * points.size() / POINTS_OF_A_SHORT_RUN) % points.size())));
        Stream<Fault> cheap = Stream.of(
                TargetMisbehaves.TARGET_SWALLOWS_ANSWERS,
                new Garbage(),
                Kill.DATABASE_KILLED,
                any(random, TargetMisbehaves.values()),
                any(random, ProviderMisbehaves.values()));
        Stream<Fault> others = Stream.of(
                new DatabaseReadOnly(),
                new PausedAt(PAUSED_AT.get(random.nextInt(PAUSED_AT.size()))),
                Kill.EVERYTHING_KILLED,
                new BrokerDiskLost());
        return Stream.of(cheap, some, others).flatMap(each -> each).toList();
    }

    private static Fault any(Random random, Fault... faults) {
        return faults[random.nextInt(faults.length)];
    }
}
