package de.stellwerk.benchmarks.faults.mutants;

import de.stellwerk.benchmarks.faults.kinds.Fault;
import de.stellwerk.benchmarks.faults.kinds.Scene;
import de.stellwerk.benchmarks.faults.site.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a cut of the power leaves of a database that does not flush what it commits: the log that no process had handed to the system
 * yet dies with the processes. Afterwards the database flushes again, for it would not come up otherwise.
 */
record PowerLoss() implements Fault {

    private static final int SECONDS_OF_LOAD = 5;

    @Override
    public String word() {
        return "power-loss";
    }

    @Override
    public long strike(Scene scene) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(SECONDS_OF_LOAD);
        Part database = scene.site().database();
        long hit = scene.inFlight();
        database.hold();
        database.kill();
        Path settings = scene.site().postgres().data().resolve("postgresql.auto.conf");
        List<String> without = Files.readAllLines(settings).stream()
                .filter(line -> !line.startsWith("synchronous_commit"))
                .toList();
        Files.write(settings, without);
        database.release();
        return hit;
    }
}
