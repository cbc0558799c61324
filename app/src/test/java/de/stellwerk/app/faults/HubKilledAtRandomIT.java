package de.stellwerk.app.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubKilledAtRandomIT {

    @TempDir
    Path directory;

    @Test
    void twoHundredSubmissionsSurviveSixKills() throws Exception {
        try (TestBench bench = TestBench.embedded(directory)) {
            bench.hub().start();
            RandomKills.of(6).under(200, bench);
            bench.settle(bench.hub());
        }
    }
}
