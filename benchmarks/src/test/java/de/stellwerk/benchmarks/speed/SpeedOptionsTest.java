package de.stellwerk.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedOptionsTest {

    @Test
    void withoutAWordItIsTheBenchmarkAsItIsDefined() {
        SpeedOptions options = options();

        assertThat(options.mode()).isEqualTo(SpeedOptions.Mode.FULL);
        assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(60));
        assertThat(options.window()).isEqualTo(Duration.ofSeconds(60));
        assertThat(options.repeats()).isEqualTo(5);
        assertThat(options.connections()).isEqualTo(32);
    }

    @Test
    void whatIsSaidWinsOverTheSmokesOwn() {
        SpeedOptions options = options("--window", "1500ms", "--smoke");

        assertThat(options.mode()).isEqualTo(SpeedOptions.Mode.SMOKE);
        assertThat(options.window()).isEqualTo(Duration.ofMillis(1500));
        assertThat(options.repeats()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fast|unknown option --fast",
                "--window|--window: no value",
                "--window 5|--window: not a time like 500ms, 60s or 2m: 5",
                "--repeats 0|--repeats: not a whole number from 1: 0",
                "--scale moon|--scale: there is no run moon, only backlog, replay, attachment, slow-target, flood, catalogue",
                "--smoke --start-up|--smoke and --start-up are two things"
            })
    void whatIsNotUnderstoodIsSaidPrecisely(String arguments, String message) {
        assertThatThrownBy(() -> options(arguments.split(" "))).hasMessage(message);
    }

    private static SpeedOptions options(String... arguments) {
        return SpeedOptions.of(Path.of("out"), arguments);
    }
}
