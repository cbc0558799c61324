package de.stellwerk.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aPercentileIsATimeThatThisPartDidNotExceed() {
        Latencies even = new Latencies();
        Latencies odd = new Latencies();
        IntStream.rangeClosed(1, 100).forEach(i -> (i % 2 == 0 ? even : odd).add(i * 1_000_000L));

        Latencies all = Latencies.all(List.of(even, odd));

        assertThat(all.count()).isEqualTo(100);
        assertThat(all.millis(0.5)).isEqualTo(50);
        assertThat(all.millis(0.99)).isEqualTo(99);
        assertThat(all.millis(1)).isEqualTo(100);
    }

    @Test
    void ofNothingItIsNothing() {
        assertThat(Latencies.all(List.of()).millis(0.99)).isZero();
    }
}
