package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.inside.KillPoint;
import de.stellwerk.benchmarks.faults.site.StruckHub;

/**
 * SIGSTOP of a hub that is just between these two steps, for longer than its claims and its transactions may last. The other one must
 * take over meanwhile, and the stopped one, when it goes on, must notice that it is no longer asked.
 */
record PausedAt(KillPoint point) implements Fault {

    private static final int PATIENCE_SECONDS = 25;
    private static final int SECONDS = 18;
    private static final String HELD_FOR_LONG = """
            SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND state_change < now() - interval '15 s'
            """;

    @Override
    public String word() {
        return "paused-at-" + point.word();
    }

    @Override
    public long strike(Scene scene) throws InterruptedException {
        StruckHub hub = scene.anyHub();
        hub.traps().arm(point);
        try {
            if (!scene.waitUntil(PATIENCE_SECONDS, () -> hub.traps().hasSprung(point))) {
                return 0;
            }
            long hit = Math.max(1, scene.inFlight());
            hub.part().freeze();
            try {
                scene.waitFor(SECONDS);
                requireThatNothingIsHeld(scene);
            } finally {
                hub.part().thaw();
            }
            return hit;
        } finally {
            hub.traps().disarm(point);
        }
    }

    /** Its locks would keep the other one from the target's work for as long as it is stopped. */
    private static void requireThatNothingIsHeld(Scene scene) {
        if (scene.ask(HELD_FOR_LONG) > 0) {
            throw new IllegalStateException("a stopped hub still holds what its transaction has locked");
        }
    }
}
