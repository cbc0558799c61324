package de.stellwerk.benchmarks.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Every benchmark runs; what it says in so short a time says nothing. */
class PiecesIT {

    @Test
    void everyPieceIsMeasured() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("de\\.stellwerk\\..*")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(200))
                        .shouldFailOnError(true)
                        .build())
                .run();

        assertThat(results.stream()
                        .filter(result -> result.getPrimaryResult().getScore() > 0)
                        .map(result -> result.getPrimaryResult().getLabel())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "readAndValidateJson",
                        "readAndValidateXml",
                        "mapJson",
                        "mapXml",
                        "seal",
                        "open",
                        "acceptAlone",
                        "acceptTogether");
    }
}
