package de.stellwerk.routes.delivery;

import de.stellwerk.routes.ledger.Recovery;
import de.stellwerk.routes.ledger.Targets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks after what no message tells: claims of dead hubs, due work nobody was woken for, parked targets that may be well again. */
@Component
class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final Recovery recovery;
    private final Targets targets;
    private final AttachedTargets attached;
    private final TargetChecks checks;
    private final Wakes wakes;
    private final DeliverySettings settings;
    private final ExecutorService probes = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "probe");
        thread.setDaemon(true);
        return thread;
    });

    Sweep(
            Recovery recovery,
            Targets targets,
            AttachedTargets attached,
            TargetChecks checks,
            Wakes wakes,
            DeliverySettings settings) {
        this.recovery = recovery;
        this.targets = targets;
        this.attached = attached;
        this.checks = checks;
        this.wakes = wakes;
        this.settings = settings;
    }

    void sweep() {
        int recovered = recovery.giveBackClaimsOfTheDead();
        if (recovered > 0) {
            log.warn("Took {} deliveries back from hubs that are gone", recovered);
        }
        wakes.wake(targets.withDueWork().stream()
                .filter(target -> attached.named(target).isPresent())
                .toList());
        targets.takeDueProbes(settings.probeEvery())
                .forEach(target -> attached.named(target).ifPresent(found -> probes.execute(() -> probe(found))));
    }

    private void probe(AttachedTarget target) {
        if (checks.failureOf(target).isEmpty()) {
            targets.unpark(target.name());
            log.info("Target is well again and drains: target={}", target.name());
        }
    }
}
