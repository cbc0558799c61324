package de.stellwerk.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.benchmarks.faults.inside.Poison;
import de.stellwerk.benchmarks.faults.inside.Traps;
import de.stellwerk.benchmarks.faults.mutants.Mutant;
import de.stellwerk.benchmarks.processes.Project;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.byteman.check.TestScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that names a method which is no more hits nothing, and says nothing either. */
class RulesIT {

    @TempDir
    Path folder;

    @Test
    void everyRuleFitsTheHub() throws Exception {
        String planted = Stream.of(Mutant.values()).map(Mutant::rules).collect(Collectors.joining("\n"));
        String rules =
                new Traps(folder.resolve("traps")).rules() + new Poison(folder.resolve("poison")).rules() + planted;
        assertThat(check(rules)).contains("TestScript: no errors");
    }

    @Test
    void aRuleForAMethodThatIsNoMoreIsFound() throws Exception {
        String rules = new Traps(folder.resolve("traps")).rules().replace("METHOD accept", "METHOD acceptAsBefore");
        assertThat(check(rules)).doesNotContain("TestScript: no errors");
    }

    private String check(String rules) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("rules.btm"), rules);
        String classes = System.getProperty("java.class.path")
                + File.pathSeparator
                + Project.ofTheseClasses().installation().resolve("stellwerk.jar");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        classes,
                        TestScript.class.getName(),
                        script.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
