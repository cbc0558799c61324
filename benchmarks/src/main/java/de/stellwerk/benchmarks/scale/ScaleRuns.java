package de.stellwerk.benchmarks.scale;

import de.stellwerk.benchmarks.scale.ScaleRun.Size;
import de.stellwerk.benchmarks.speed.SpeedOptions;

/** The scale runs by their names. */
public final class ScaleRuns {

    private ScaleRuns() {}

    /** @param name one of {@link SpeedOptions#SCALES} */
    public static ScaleRun named(String name) {
        return switch (name) {
            case "backlog" -> new Backlog();
            case "replay" -> new Replay();
            case "attachment" -> new LargeAttachment();
            case "slow-target" -> new SlowTarget();
            case "flood" -> new Flood();
            case "catalogue" -> new LargeCatalogue();
            default -> throw new IllegalArgumentException("there is no scale run " + name);
        };
    }

    /** What the command line says about the size. */
    public static Size sized(SpeedOptions options) {
        return new Size(options.number(), options.output(), options.window(), options.connections(), options.jvm());
    }
}
