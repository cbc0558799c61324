package de.stellwerk.benchmarks.faults.kinds;

/** SIGTERM under load: what an operator or a container engine does to a hub that is to go. */
record Termination() implements Fault {

    @Override
    public String word() {
        return "hub-terminated";
    }

    @Override
    public long strike(Scene scene) throws InterruptedException {
        long hit = scene.inFlight();
        var hub = scene.anyHub().part();
        hub.terminate();
        scene.waitUntil(45, () -> !hub.isReady());
        return hit;
    }
}
