package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.site.StruckHub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A hub goes back to the version before, and forward again, with work in flight; the other one stays as it is. */
record OtherVersion() implements Fault {

    private static final int SECONDS = 8;

    @Override
    public String word() {
        return "downgraded-and-upgraded";
    }

    @Override
    public Optional<String> impossible(Scene scene) {
        return scene.previous().isPresent() ? Optional.empty() : Optional.of("needs --previous");
    }

    @Override
    public long strike(Scene scene) throws IOException, InterruptedException {
        StruckHub hub = scene.anyHub();
        Path present = hub.hub().installation();
        long down = move(scene, hub, scene.previous().orElseThrow());
        scene.waitFor(SECONDS);
        return Math.min(down, move(scene, hub, present));
    }

    private static long move(Scene scene, StruckHub hub, Path installation) throws IOException {
        long hit = scene.inFlight();
        hub.part().hold();
        hub.hub().stop();
        hub.hub().install(installation);
        hub.part().release();
        scene.site().awaitReady();
        return hit;
    }
}
