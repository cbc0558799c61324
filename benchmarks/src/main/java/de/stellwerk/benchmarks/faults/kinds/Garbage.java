package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.site.Queues;

/** Messages that no route can read get into the hubs' queues; each must end where an operator sees it. */
record Garbage() implements Fault {

    @Override
    public String word() {
        return "poison-messages";
    }

    @Override
    public long strike(Scene scene) throws Exception {
        long before = kept(scene);
        long sent = Queues.of(scene.site().artemis()).pour();
        boolean seen = scene.waitUntil(40, () -> kept(scene) - before >= sent);
        if (!seen) {
            throw new IllegalStateException(
                    "of " + sent + " messages that nobody can read, operators see " + (kept(scene) - before));
        }
        return sent;
    }

    private static long kept(Scene scene) {
        return scene.ask("SELECT count(*) FROM dead_message");
    }
}
