package de.stellwerk.adapter.citkooutdoor;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.testkit.Effect;
import de.stellwerk.adapter.testkit.Fault;
import de.stellwerk.adapter.testkit.TargetUnderTest;
import de.stellwerk.simulators.SimulatorProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

record CitkoUnderTest(SimulatorProcess simulator, Path secret) implements TargetUnderTest<CitkoOutdoorSettings> {

    @Override
    public CitkoOutdoorSettings settings() {
        return at(simulator.address(), "hub");
    }

    private CitkoOutdoorSettings at(URI address, String user) {
        return new CitkoOutdoorSettings(
                address.resolve("/antraege"), user, new Secret("file:" + secret), Duration.ofSeconds(3));
    }

    @Override
    public List<Effect> effects() {
        return simulator.effects().stream()
                .map(line -> new Effect(value("key", line), value("kind", line) + " " + value("name", line)))
                .toList();
    }

    private static String value(String name, String line) {
        return line.replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }

    @Override
    public Set<Fault> faults() {
        return EnumSet.allOf(Fault.class);
    }

    @Override
    public CitkoOutdoorSettings broken(Fault fault) {
        switch (fault) {
            case DOWN -> {
                return at(URI.create("http://127.0.0.1:1"), "hub");
            }
            case MISCONFIGURED -> {
                return at(simulator.address(), "stranger");
            }
            case REFUSES -> simulator.fault("400", 0);
            case HANGS -> simulator.fault("hang", 0);
            case SWALLOWS_ANSWER -> simulator.fault("swallow", 1);
        }
        return settings();
    }

    @Override
    public void mend() {
        simulator.mend();
    }
}
