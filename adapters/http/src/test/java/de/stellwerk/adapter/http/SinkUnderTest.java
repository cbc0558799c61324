package de.stellwerk.adapter.http;

import de.stellwerk.adapter.testkit.Effect;
import de.stellwerk.adapter.testkit.Fault;
import de.stellwerk.adapter.testkit.TargetUnderTest;
import de.stellwerk.simulators.SimulatorProcess;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

record SinkUnderTest(SimulatorProcess sink, SettingsBuilder known) implements TargetUnderTest<HttpSettings> {

    @Override
    public HttpSettings settings() {
        return known.build();
    }

    @Override
    public List<Effect> effects() {
        return sink.effects().stream()
                .map(line -> new Effect(line.replaceAll(".*\"key\":\"([^\"]*)\".*", "$1"), "post"))
                .toList();
    }

    @Override
    public Set<Fault> faults() {
        return EnumSet.allOf(Fault.class);
    }

    @Override
    public HttpSettings broken(Fault fault) {
        switch (fault) {
            case DOWN -> {
                return known.away().build();
            }
            case MISCONFIGURED -> {
                return known.wrongUser().build();
            }
            case REFUSES -> sink.fault("400", 0);
            case HANGS -> sink.fault("hang", 0);
            case SWALLOWS_ANSWER -> sink.fault("swallow", 1);
        }
        return settings();
    }

    @Override
    public void mend() {
        sink.mend();
    }
}
