package de.stellwerk.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void itIsShownToWhoeverAsksWithAndWithoutACommand() {
        assertThat(Usage.isAskedIn("--help")).isTrue();
        assertThat(Usage.isAskedIn("start", "--help")).isTrue();
        assertThat(Usage.isAskedIn("start", "--port", "0")).isFalse();
        assertThat(Usage.isAskedIn()).isFalse();
    }

    @Test
    void itNamesTheOptionsOfStartAndWhatThePlainHubNeeds() {
        assertThat(Usage.TEXT)
                .contains("--port <number>", "--data <directory>", "--no-samples")
                .contains("stellwerk.catalog.folder", "stellwerk.data-directory", "stellwerk.operators");
    }
}
