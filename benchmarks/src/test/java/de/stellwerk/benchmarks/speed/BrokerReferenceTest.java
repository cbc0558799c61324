package de.stellwerk.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BrokerReferenceTest {

    @Test
    void takesTheMeanAfterTheWarmUp() {
        String said = """
                --- warmup true
                --- sent:             9 msg/sec
                --- received:         9 msg/sec

                --- warmup false
                --- sent:           101 msg/sec
                --- received:       100 msg/sec

                --- warmup false
                --- received:       300 msg/sec
                """;

        assertThat(BrokerReference.average(said)).isEqualTo(200);
    }

    @Test
    void saysWhatItWasToldInsteadOfARate() {
        assertThatThrownBy(() -> BrokerReference.average("Connection failed"))
                .hasMessage("artemis perf client told no rate: Connection failed");
    }
}
