package de.stellwerk.benchmarks.faults.kinds;

import java.util.Optional;

/** Something that goes wrong around or within the hubs while they work. */
public interface Fault {

    /** As the command line and the report name it. */
    String word();

    /** Why it cannot be had on this machine or in this run; it then stands in the report as skipped. */
    default Optional<String> impossible(Scene scene) {
        return Optional.empty();
    }

    /**
     * Strikes, and heals what would not heal by itself: afterwards no hand may be needed.
     *
     * @return how much work it hit; 0: it struck nothing and does not count
     */
    long strike(Scene scene) throws Exception;
}
