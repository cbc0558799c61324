package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.site.Site;
import de.stellwerk.benchmarks.faults.site.Volume;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Not one byte is free on a data directory, until somebody makes room. */
enum FullDisk implements Fault {
    DATABASE_DISK_FULL(Site::databaseDisk),
    BROKER_DISK_FULL(Site::brokerDisk),
    HUB_DISK_FULL(Site::hubDisk);

    private static final int SECONDS = 8;

    private final Function<Site, Optional<Volume>> disk;

    FullDisk(Function<Site, Optional<Volume>> disk) {
        this.disk = disk;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Optional<String> impossible(Scene scene) {
        return disk.apply(scene.site()).isPresent()
                ? Optional.empty()
                : Optional.of("a disk of its own needs root and a loop device");
    }

    @Override
    public long strike(Scene scene) throws IOException, InterruptedException {
        Volume volume = disk.apply(scene.site()).orElseThrow();
        long hit = scene.inFlight();
        try {
            volume.fill();
            scene.waitFor(SECONDS);
        } finally {
            volume.relieve();
        }
        return hit;
    }
}
