package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.site.BaseBackup;
import de.stellwerk.benchmarks.faults.site.Part;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The database's disk is lost, and its files come from a backup made under load and the archived log up to the last commit. Nothing is
 * forgotten; the hubs cannot know that, because the timeline is another one.
 */
record DatabaseRestored() implements Fault {

    @Override
    public String word() {
        return "database-restored";
    }

    @Override
    public long strike(Scene scene) throws Exception {
        Path data = scene.site().postgres().data();
        BaseBackup backup = BaseBackup.of(scene.site().postgres(), data.resolveSibling("data-backup"));
        scene.waitAtMost(3000);
        Part database = scene.site().database();
        long hit = scene.inFlight();
        database.hold();
        database.kill();
        backup.restore(scene.site().postgres());
        database.release();
        scene.world().restored(Instant.now());
        return hit;
    }
}
