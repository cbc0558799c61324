package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.site.Part;
import java.util.Locale;
import java.util.function.Function;

/** SIGSTOP, and after a while SIGCONT: the network to it is as good as cut, and it comes back as if nothing had been. */
enum Stop implements Fault {
    /** Longer than its claims last: the other one has taken them meanwhile. */
    HUB_PAUSED(15, scene -> scene.anyHub().part()),
    BROKER_UNREACHABLE(12, scene -> scene.site().broker()),
    DATABASE_UNREACHABLE(12, scene -> scene.site().database());

    private final int seconds;
    private final Function<Scene, Part> victim;

    Stop(int seconds, Function<Scene, Part> victim) {
        this.seconds = seconds;
        this.victim = victim;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public long strike(Scene scene) throws InterruptedException {
        Part part = victim.apply(scene);
        scene.waitAtMost(500);
        long hit = scene.inFlight();
        part.freeze();
        try {
            scene.waitFor(seconds);
        } finally {
            part.thaw();
        }
        return hit;
    }
}
