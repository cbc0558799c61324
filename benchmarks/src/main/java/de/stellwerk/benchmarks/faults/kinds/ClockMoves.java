package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.inside.ClockJump;
import de.stellwerk.benchmarks.faults.site.StruckHub;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** A hub's clock jumps under load, and is put right again; the other hub's and the database's are right all the time. */
enum ClockMoves implements Fault {
    CLOCK_THREE_DAYS_AHEAD("+3d"),
    CLOCK_AN_HOUR_BACK("-1h");

    private static final int SECONDS = 10;

    private final String offset;

    ClockMoves(String offset) {
        this.offset = offset;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Optional<String> impossible(Scene scene) {
        return scene.site().hubs().get(0).clock().isPresent()
                ? Optional.empty()
                : Optional.of("Debian's package libfaketime is not installed");
    }

    @Override
    public long strike(Scene scene) throws IOException, InterruptedException {
        StruckHub hub = scene.anyHub();
        ClockJump clock = hub.clock().orElseThrow();
        hub.hub().surround(clock.environment());
        hub.part().kill();
        try {
            scene.site().awaitReady();
            long hit = scene.inFlight();
            clock.by(offset);
            scene.waitFor(SECONDS);
            return hit;
        } finally {
            clock.by("+0");
        }
    }
}
