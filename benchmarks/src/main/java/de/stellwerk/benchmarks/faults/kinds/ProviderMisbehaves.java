package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.outside.Misbehaviour;
import java.time.Duration;
import java.util.Locale;

/** The payment provider behaves badly for some seconds; how it notifies is bad all the time. */
enum ProviderMisbehaves implements Fault {
    PROVIDER_SLOW(Misbehaviour.slow(Duration.ofSeconds(3))),
    PROVIDER_HANGS(Misbehaviour.hang()),
    PROVIDER_RESETS(Misbehaviour.reset()),
    PROVIDER_ANSWERS_500(Misbehaviour.answers(500)),
    PROVIDER_SWALLOWS_ANSWERS(Misbehaviour.swallow()),
    PROVIDER_ANSWERS_NONSENSE(Misbehaviour.poison());

    private final Misbehaviour behaviour;

    ProviderMisbehaves(Misbehaviour behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public long strike(Scene scene) throws InterruptedException {
        return TargetMisbehaves.strike(scene, scene.world().cashDesk(), behaviour);
    }
}
