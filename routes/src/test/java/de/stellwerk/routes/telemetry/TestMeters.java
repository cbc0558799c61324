package de.stellwerk.routes.telemetry;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Meters that nobody reads. */
public final class TestMeters {

    private TestMeters() {}

    public static Meters some() {
        return new Meters(new SimpleMeterRegistry());
    }
}
