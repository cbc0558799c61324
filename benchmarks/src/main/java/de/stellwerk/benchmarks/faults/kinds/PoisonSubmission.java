package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.inside.Poison;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** One submission kills every hub that touches it. After a few deaths the hubs must leave it alone, and work on with all others. */
record PoisonSubmission() implements Fault {

    private static final int SECONDS_TO_COME_BY = 20;
    private static final int SECONDS_TO_GIVE_UP = 400;
    private static final int MOST_DEATHS = 5;

    @Override
    public String word() {
        return "poison-submission";
    }

    @Override
    public long strike(Scene scene) throws IOException, InterruptedException {
        Poison poison = scene.site().poison();
        poison.brew();
        try {
            if (!scene.waitUntil(SECONDS_TO_COME_BY, poison::isTaken)) {
                return 0;
            }
            long hit = Math.max(1, scene.inFlight());
            Deaths deaths = new Deaths(scene);
            scene.waitUntil(SECONDS_TO_GIVE_UP, () -> deaths.count() > MOST_DEATHS || isLeftAlone(scene));
            if (!isLeftAlone(scene)) {
                throw new IllegalStateException(
                        "after " + deaths.count() + " deaths hubs still take the same submission");
            }
            return hit;
        } finally {
            poison.cure();
        }
    }

    private static boolean isLeftAlone(Scene scene) {
        return scene.ask("SELECT count(*) FROM delivery WHERE state = 'dead' AND failure_class = 'poison'") > 0;
    }

    /** How often a hub has died since this was made: each life is a process of its own. */
    private static final class Deaths {
        private final Scene scene;
        private final Set<Long> lives = new HashSet<>();

        Deaths(Scene scene) {
            this.scene = scene;
            count();
        }

        int count() {
            scene.site().hubs().forEach(each -> lives.add(each.hub().pid()));
            return lives.size() - scene.site().hubs().size();
        }
    }
}
