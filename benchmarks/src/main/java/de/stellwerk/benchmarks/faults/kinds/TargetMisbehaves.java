package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.outside.Misbehaviour;
import de.stellwerk.benchmarks.faults.outside.Neighbour;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A system beside the hub behaves badly for some seconds, towards a part of the requests or all of them. */
enum TargetMisbehaves implements Fault {
    TARGET_SLOW(Misbehaviour.slow(Duration.ofSeconds(3))),
    TARGET_HANGS(Misbehaviour.hang()),
    TARGET_RESETS(Misbehaviour.reset()),
    TARGET_HALF_CLOSES(Misbehaviour.halfClose()),
    TARGET_ANSWERS_500(Misbehaviour.answers(500)),
    TARGET_ANSWERS_503(Misbehaviour.answers(503)),
    TARGET_ANSWERS_429(Misbehaviour.answers(429)),
    TARGET_ANSWERS_401(Misbehaviour.answers(401)),
    TARGET_ANSWERS_400(Misbehaviour.answers(400)),
    TARGET_SWALLOWS_ANSWERS(Misbehaviour.swallow()),
    TARGET_ANSWERS_NONSENSE(Misbehaviour.poison());

    private static final int SECONDS_TO_HIT = 15;
    private static final int SECONDS = 4;
    private static final List<Integer> SHARES = List.of(30, 100);

    private final Misbehaviour behaviour;

    TargetMisbehaves(Misbehaviour behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public long strike(Scene scene) throws InterruptedException {
        return strike(scene, scene.any(scene.targets()), behaviour);
    }

    static long strike(Scene scene, Neighbour neighbour, Misbehaviour behaviour) throws InterruptedException {
        long before = neighbour.hits();
        neighbour.behave(behaviour.hitting(scene.any(SHARES)));
        try {
            scene.waitUntil(SECONDS_TO_HIT, () -> neighbour.hits() > before);
            scene.waitFor(SECONDS);
        } finally {
            neighbour.mend();
        }
        return neighbour.hits() - before;
    }
}
