package de.stellwerk.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.benchmarks.processes.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command as it is called, on the packaged hub. */
class SpeedIT {

    private static final Project PROJECT = Project.ofTheseClasses();

    @Test
    void aSmokeMeasuresEverythingAndBalances() throws IOException, InterruptedException {
        Path output = PROJECT.workplace()
                .resolve("speed/smoke-of-the-build-" + Instant.now().toEpochMilli());

        Ended smoke = speed("--smoke", "--output", output.toString());

        assertThat(smoke.exitCode()).as("%s", smoke.printed()).isZero();
        assertThat(smoke.lastLine())
                .matches(
                        "cpu_us=\\d+ flush=\\d+\\.\\d+ done/R1=\\d+\\.\\d+ accept_p99_ms=\\d+ done/s=\\d+ R0=\\d+ R1=\\d+");
        assertThat(Files.readAllLines(output.resolve("raw.jsonl"))).hasSize(1);
        assertThat(output.resolve("table.md")).content().contains("| own CPU per submission, µs |");
    }

    @Test
    void anUnknownOptionIsRefused() throws IOException, InterruptedException {
        Ended refused = speed("--fast");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.lastLine()).isEqualTo("unknown option --fast; benchmarks/speed --help tells what there is");
    }

    private record Ended(int exitCode, String printed) {

        String lastLine() {
            List<String> lines = printed.lines().toList();
            return lines.get(lines.size() - 1);
        }
    }

    private static Ended speed(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(PROJECT.root().resolve("benchmarks/speed").toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }
}
