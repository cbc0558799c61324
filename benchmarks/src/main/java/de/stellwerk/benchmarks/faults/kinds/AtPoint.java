package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.inside.KillPoint;
import de.stellwerk.benchmarks.faults.site.StruckHub;

/** {@code kill -9} of a hub that is just between these two steps. */
record AtPoint(KillPoint point) implements Fault {

    private static final int PATIENCE_SECONDS = 40;

    @Override
    public String word() {
        return "killed-at-" + point.word();
    }

    @Override
    public long strike(Scene scene) throws Exception {
        StruckHub hub = scene.anyHub();
        hub.traps().arm(point);
        Occasion occasion = Occasion.of(point.occasion(), scene, hub);
        try {
            boolean sprung = scene.waitUntil(PATIENCE_SECONDS, () -> {
                occasion.again();
                return hub.traps().hasSprung(point);
            });
            if (!sprung) {
                return 0;
            }
            long hit = Math.max(1, scene.inFlight());
            hub.part().kill();
            return hit;
        } finally {
            hub.traps().disarm(point);
            occasion.over();
        }
    }
}
