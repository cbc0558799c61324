package de.stellwerk.benchmarks.scale;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One kind of much. */
public interface ScaleRun {

    /**
     * What a run is told.
     *
     * @param number how much of it; 0: as much as is owed
     * @param folder gets data and logs
     * @param window how long load is measured
     * @param connections of the load
     * @param jvm options of the hub's JVM
     */
    record Size(int number, Path folder, Duration window, int connections, List<String> jvm) {

        int or(int owed) {
            return number > 0 ? number : owed;
        }
    }

    /** Prints one line with what was found; returns whether the floor is kept, where there is one. */
    boolean run(Size size, PrintStream out) throws IOException;
}
