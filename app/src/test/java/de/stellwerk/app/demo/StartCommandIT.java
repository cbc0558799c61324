package de.stellwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.stellwerk.app.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, started as the README says, twice on one data directory. */
class StartCommandIT {

    private static final Path JAR = Path.of("target/stellwerk/stellwerk.jar").toAbsolutePath();
    private static final Pattern READY = Pattern.compile(
            "READY http://127\\.0\\.0\\.1:\\d+ accepted=(\\d+) delivered=(\\d+) waiting=(\\d+) dead=(\\d+) unaccounted=0");
    private static final Pattern SAMPLE =
            Pattern.compile("^(\\w+ [\\w-]+ \\S+) +(\\S+)  ([0-9a-f-]{36})  (\\S+) .*", Pattern.MULTILINE);

    @TempDir
    Path directory;

    @Test
    void theSamplesArriveOnceHoweverOftenItIsStarted() throws Exception {
        List<String> first = untilReadyThenTerminated();
        List<String> second = untilReadyThenKilled();

        assertThat(ids(first)).hasSizeGreaterThanOrEqualTo(20).isEqualTo(ids(second));
        requireAllDelivered(first);
        requireAllDelivered(second);
        assertThat(first).anySatisfy(line -> assertThat(line).matches("\\d+ of them must be paid first: .*"));
        for (String variant : List.of("json", "xoev", "ozg-cloud", "form-solutions")) {
            assertThat(first)
                    .filteredOn(line -> line.startsWith("reitkennzeichen " + variant + " "))
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }

    private static void requireAllDelivered(List<String> said) {
        Matcher ready = READY.matcher(said.get(said.size() - 1));
        assertThat(ready.matches()).isTrue();
        assertThat(Integer.parseInt(ready.group(1))).isEqualTo(ids(said).size());
        assertThat(ready.group(2)).isEqualTo(ready.group(1));
    }

    @Test
    void aHubThatDoesNotAnswerEndsTheStartWithASentence() throws Exception {
        Process hub = start("--server.address=127.0.0.2");
        String said = new String(hub.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(hub.waitFor()).isEqualTo(1);
        assertThat(said).contains("could not be started completely and ends: ").doesNotContain("\tat ");
    }

    private List<String> untilReadyThenTerminated() throws Exception {
        Process hub = start();
        List<String> said = untilReady(hub);
        List<ProcessHandle> children = hub.descendants().toList();
        hub.destroy();
        requireEnd(hub, children);
        return said;
    }

    private List<String> untilReadyThenKilled() throws Exception {
        Process hub = start();
        List<String> said = untilReady(hub);
        List<ProcessHandle> children = hub.descendants().toList();
        hub.destroyForcibly();
        requireEnd(hub, children);
        return said;
    }

    private static void requireEnd(Process hub, List<ProcessHandle> children) {
        assertThat(children).hasSizeGreaterThanOrEqualTo(3);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !hub.isAlive() && children.stream().noneMatch(JavaProcess::runs));
    }

    private Process start(String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString(),
                "start",
                "--port",
                "0",
                "--data",
                directory.resolve("data").toString()));
        command.addAll(List.of(settings));
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().put("XDG_CONFIG_HOME", directory.resolve("config").toString());
        return program.redirectErrorStream(true).start();
    }

    private static List<String> untilReady(Process hub) throws Exception {
        List<String> said = new ArrayList<>();
        for (String line = hub.inputReader().readLine();
                line != null;
                line = hub.inputReader().readLine()) {
            said.add(line);
            if (line.startsWith("READY ")) {
                return said;
            }
        }
        throw new AssertionError(
                "it ended with " + hub.waitFor() + " before it was ready:\n" + String.join("\n", said));
    }

    private static Map<String, String> ids(List<String> said) {
        Map<String, String> ids = new TreeMap<>();
        SAMPLE.matcher(String.join("\n", said)).results().forEach(found -> ids.put(found.group(1), found.group(3)));
        return ids;
    }
}
