package de.stellwerk.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.stellwerk.benchmarks.faults.Options.Mode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void theSmokeRunIsMeantWhenNothingIsSaid() throws Usage.Wrong {
        assertThat(Options.of().mode()).isEqualTo(Mode.SMOKE);
    }

    @Test
    void aSeedRepeatsARun() throws Usage.Wrong {
        Options options = Options.of("--gate", "--seed", "42", "--only", "hub-killed,broker-killed");
        assertThat(options.seed()).isEqualTo(42);
        assertThat(options.command()).isEqualTo("benchmarks/faults --gate --seed 42 --only hub-killed,broker-killed");
    }

    @Test
    void aSoakLastsHours() throws Usage.Wrong {
        assertThat(Options.of("--soak", "0.5").lasting()).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --fast           | unknown option --fast
                    --seed           | --seed needs a value
                    --seed x         | --seed needs a whole number, not x
                    --soak 0         | --soak needs more than 0 hours
                    --smoke --gate   | one of --smoke, --gate, --soak, --mutants and --list at a time
                    """)
    void whatNobodyUnderstandsIsSaidPrecisely(String arguments, String message) {
        assertThatExceptionOfType(Usage.Wrong.class)
                .isThrownBy(() -> Options.of(arguments.split(" ")))
                .withMessage(message);
    }
}
