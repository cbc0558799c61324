package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.site.BaseBackup;
import de.stellwerk.benchmarks.faults.site.Part;
import de.stellwerk.benchmarks.faults.site.StruckHub;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A backup is made under load, the hubs go on for a while, and all that they did since is lost: hubs and database die, and the backup
 * comes back as it was. Portals hand in again what they got acknowledged since; targets and payment provider have done it already.
 */
record LedgerRestored() implements Fault {

    private static final int GOES_ON_SECONDS = 5;
    private static final int SECONDS_TO_RECOVER = 120;

    @Override
    public String word() {
        return "restored";
    }

    @Override
    public long strike(Scene scene) throws Exception {
        Path data = scene.site().postgres().data();
        Instant from = Instant.now();
        BaseBackup backup = BaseBackup.of(scene.site().postgres(), data.resolveSibling("data-backup"));
        scene.waitFor(GOES_ON_SECONDS);
        scene.waitAtMost(5000);
        long hit = scene.inFlight();
        Part database = scene.site().database();
        List<Part> hubs = scene.site().hubs().stream().map(StruckHub::part).toList();
        List<Part> struck = Stream.concat(hubs.stream(), Stream.of(database)).toList();
        struck.forEach(Part::hold);
        struck.parallelStream().forEach(Part::kill);
        scene.world().hold();
        backup.restoreAsItWas(scene.site().postgres());
        database.release();
        if (!scene.waitUntil(SECONDS_TO_RECOVER, database::isReady)) {
            throw new IllegalStateException("the restored database does not serve");
        }
        hubs.forEach(Part::release);
        scene.world().restored(from);
        return hit;
    }
}
