package de.stellwerk.benchmarks.faults.site;

import de.stellwerk.benchmarks.faults.inside.Agent;
import de.stellwerk.benchmarks.faults.inside.ClockJump;
import de.stellwerk.benchmarks.faults.inside.Planted;
import de.stellwerk.benchmarks.faults.inside.Traps;
import de.stellwerk.benchmarks.processes.Hub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hub with what strikes it from within.
 *
 * @param clock its own, where one can be had
 */
public record StruckHub(String name, Hub hub, Part part, Traps traps, Optional<ClockJump> clock) {

    static StruckHub make(Path installation, Path home, List<String> settings, String more) throws IOException {
        String name = home.getFileName().toString();
        Path inside = Files.createDirectories(home.resolve("inside"));
        Traps traps = new Traps(inside.resolve("traps"));
        Optional<ClockJump> clock = ClockJump.in(inside);
        String rules = String.join("\n", traps.rules(), more);
        Hub hub = new Hub(
                installation,
                home,
                List.of(
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        Agent.option(inside, rules, Planted.class)),
                Stream.concat(
                                settings.stream(),
                                Stream.of(
                                        "--stellwerk.ledger.hub=" + name,
                                        "--stellwerk.data-directory=" + home.resolve("data")))
                        .toList());
        Part part = new Part(name, hub::start, hub::pid, hub::isReady);
        return new StruckHub(name, hub, part, traps, clock);
    }
}
