package de.stellwerk.benchmarks.faults.outside;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.benchmarks.processes.Hub;
import de.stellwerk.benchmarks.processes.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged hub with its own database and broker, and nothing done to it. */
class HonestHubIT {

    private static final long SUBMISSIONS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @TempDir
    Path folder;

    @Test
    void withoutAnyFaultEverythingIsZero() throws Exception {
        Path installation = Project.ofTheseClasses().installation();
        try (World world = World.open(folder.resolve("world"), 1, List.of(), installation.resolve("catalog/services"));
                Hub hub = new Hub(installation, folder.resolve("hub"), OPTIONS, settings(world))) {
            world.hubAt(hub.address());
            hub.start();
            world.driver().start(Load.of(SUBMISSIONS));
            assertThat(world.driver().awaitAllAnswered(PATIENCE)).isTrue();
            Figures figures = world.reckon(PATIENCE);
            assertThat(figures.findings()).isEmpty();
            assertThat(figures.isClean()).as(figures.line()).isTrue();
            assertThat(figures.submissions()).isGreaterThan(SUBMISSIONS * 9 / 10);
        }
    }

    private List<String> settings(World world) {
        List<String> settings = new ArrayList<>(world.settings());
        settings.add("--stellwerk.data-directory=" + folder.resolve("data"));
        settings.add("--stellwerk.ledger.master-key=" + folder.resolve("key/master.key"));
        return settings;
    }
}
