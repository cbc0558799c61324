package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.site.Part;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** {@code kill -9} at a random moment. */
enum Kill implements Fault {
    HUB_KILLED(scene -> List.of(scene.anyHub().part())),
    BOTH_HUBS_KILLED(
            scene -> scene.site().hubs().stream().map(hub -> hub.part()).toList()),
    BROKER_KILLED(scene -> List.of(scene.site().broker())),
    DATABASE_KILLED(scene -> List.of(scene.site().database())),
    EVERYTHING_KILLED(scene -> scene.site().parts());

    private final Function<Scene, List<Part>> victims;

    Kill(Function<Scene, List<Part>> victims) {
        this.victims = victims;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public long strike(Scene scene) throws InterruptedException {
        List<Part> parts = victims.apply(scene);
        scene.waitAtMost(1000);
        long hit = scene.inFlight();
        parts.parallelStream().forEach(Part::kill);
        return hit;
    }
}
