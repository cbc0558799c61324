package de.stellwerk.adapter.demo;

import de.stellwerk.adapter.Setting;
import java.nio.file.Path;
import java.time.Duration;

/** How the demo target behaves and where it notes what was done. */
public record DemoSettings(
        @Setting(value = "What the target does with a delivery", fallback = "accept")
        Behaviour behaviour,

        @Setting(
                value = "A file that gets one JSON line per effect; without one nobody can tell later what was done",
                fallback = "")
        Path ledger,

        @Setting(value = "How long a hanging target keeps the hub waiting", fallback = "30s")
        Duration patience,

        @Setting(
                value = "Whether the target answers a repeated key as it did before; needs a ledger",
                fallback = "false")
        boolean recognisesRepeats) {

    public DemoSettings {
        if (recognisesRepeats && ledger == null) {
            throw new IllegalArgumentException("recognises-repeats needs a ledger");
        }
    }

    /** What a demo target does. */
    public enum Behaviour {
        /** Does the work and answers. */
        ACCEPT,
        /** Says no, for good. */
        REFUSE,
        /** Is not there now. */
        UNAVAILABLE,
        /** Does not know our credentials. */
        MISCONFIGURED,
        /** Throws what no adapter should throw. */
        CRASH,
        /** Does nothing and says nothing. */
        HANG,
        /** Does the work and lets the answer get lost. */
        SWALLOW
    }
}
