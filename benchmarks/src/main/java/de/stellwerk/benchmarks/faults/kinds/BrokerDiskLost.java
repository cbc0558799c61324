package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.site.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The broker dies and its journal with it; it comes up empty. */
record BrokerDiskLost() implements Fault {

    @Override
    public String word() {
        return "broker-disk-lost";
    }

    @Override
    public long strike(Scene scene) throws IOException {
        Part broker = scene.site().broker();
        long hit = scene.inFlight();
        broker.hold();
        broker.kill();
        delete(scene.site().artemis().data());
        broker.release();
        return hit;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
