package de.stellwerk.app.faults;

import de.stellwerk.simulators.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The systems of {@link TestCatalogue} as processes that are never killed. What they did stands in their own ledgers; a
 * repeated key is a second effect there.
 *
 * @param catalogue the folder that names them
 */
record TargetSystems(SimulatorProcess dms, SimulatorProcess specialist, Path catalogue) implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** One line of a target's ledger. */
    record Effect(String kind, String key, String reference, String name, String sha512) {}

    static TargetSystems start(Path directory) throws IOException {
        SimulatorProcess dms = simulator(directory, "Sink", "dms");
        SimulatorProcess specialist =
                simulator(directory, "CitkoOutdoor", "citko", "--credentials", "stellwerk:nur-zum-pruefen");
        Path password = Files.writeString(directory.resolve("citko-password"), "nur-zum-pruefen");
        Path catalogue = directory.resolve("catalog");
        TestCatalogue.write(catalogue, dms.address(), specialist.address(), password);
        return new TargetSystems(dms, specialist, catalogue);
    }

    private static SimulatorProcess simulator(Path directory, String program, String name, String... more)
            throws IOException {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "--port",
                                "0",
                                "--state",
                                directory.resolve(name).toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return SimulatorProcess.start(Hub.INSTALLATION.resolve("simulators"), program, arguments);
    }

    static List<Effect> effects(SimulatorProcess system) {
        return system.effects().stream().map(TargetSystems::effect).toList();
    }

    private static Effect effect(String line) {
        JsonNode effect = JSON.readTree(line);
        return new Effect(
                effect.path("kind").asString(""),
                effect.path("key").asString(""),
                effect.path("reference").asString(""),
                effect.path("name").asString(""),
                effect.path("sha512").asString(""));
    }

    void mend() {
        dms.mend();
        specialist.mend();
    }

    @Override
    public void close() {
        dms.close();
        specialist.close();
    }
}
