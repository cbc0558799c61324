package de.stellwerk.benchmarks.faults;

import de.stellwerk.benchmarks.faults.Struck.Outcome;
import de.stellwerk.benchmarks.faults.kinds.Fault;
import de.stellwerk.benchmarks.faults.kinds.Scene;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets one fault after the other strike a working site, each when it has come back from the one before. */
final class Campaign {

    private static final int TRIES = 2;

    private final Scene scene;
    private final PrintStream out;
    private final List<Struck> struck = new ArrayList<>();

    Campaign(Scene scene, PrintStream out) {
        this.scene = scene;
        this.out = out;
    }

    /** Strikes as long as the schedule has something; stops at the first fault that the site did not survive. */
    List<Struck> run(Schedule schedule) throws InterruptedException {
        Optional<Fault> next = schedule.next(this);
        while (next.isPresent()) {
            if (strikeUntilItBites(next.get()).outcome() == Outcome.FAILED) {
                break;
            }
            next = schedule.next(this);
        }
        return List.copyOf(struck);
    }

    /** How many hit work so far. */
    long bitten() {
        return bitten(struck);
    }

    static long bitten(List<Struck> struck) {
        return struck.stream().filter(each -> each.outcome() == Outcome.BIT).count();
    }

    /** How many submissions are acknowledged so far. */
    long acknowledged() {
        return scene.world().driver().acknowledged();
    }

    private Struck strikeUntilItBites(Fault fault) throws InterruptedException {
        Struck last = strike(fault);
        for (int tries = 1; tries < TRIES && last.outcome() == Outcome.MISSED; tries++) {
            last = strike(fault);
        }
        return last;
    }

    private Struck strike(Fault fault) throws InterruptedException {
        scene.letItCatchUp();
        Optional<String> impossible = fault.impossible(scene);
        return impossible.map(why -> note(Struck.skipped(fault.word(), why))).orElseGet(() -> note(outcome(fault)));
    }

    private Struck outcome(Fault fault) {
        Instant at = Instant.now();
        try {
            long hit = fault.strike(scene);
            Duration ready = scene.site().awaitReady();
            return Struck.bit(at, fault.word(), hit, ready);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Struck.failed(at, fault.word(), "interrupted");
        } catch (Exception e) {
            return Struck.failed(at, fault.word(), String.valueOf(e.getMessage()));
        }
    }

    private Struck note(Struck one) {
        struck.add(one);
        out.println(one);
        return one;
    }
}
