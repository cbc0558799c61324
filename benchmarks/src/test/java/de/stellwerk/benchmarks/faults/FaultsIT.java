package de.stellwerk.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.benchmarks.processes.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command as it is typed: what fails in the short run fails the build. */
class FaultsIT {

    private static final Path ROOT = Project.ofTheseClasses().root();

    private record Ended(int code, List<String> said) {}

    @Test
    void whateverFailsNothingIsLostAndNothingHappensTwice() throws Exception {
        Ended smoke = run("--smoke");
        assertThat(smoke.code()).as("%s", smoke.said()).isZero();
        assertThat(smoke.said().get(smoke.said().size() - 1))
                .matches("submissions=[1-9]\\d* faults=[1-9]\\d*( [a-z_]+=0)+ unaccounted=0");
    }

    @Test
    void whatNobodyUnderstandsIsRefusedBeforeAnythingIsStarted() throws Exception {
        Ended misused = run("--only", "rain");
        assertThat(misused.code()).isEqualTo(2);
        assertThat(misused.said()).last().asString().contains("unknown fault rain");
    }

    private static Ended run(Object... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(ROOT.resolve("benchmarks/faults")), Stream.of(arguments))
                .map(Object::toString)
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Ended(process.waitFor(), said);
    }
}
