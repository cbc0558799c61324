package de.stellwerk.routes.delivery;

import de.stellwerk.routes.ledger.Incarnation;
import de.stellwerk.routes.ledger.Recovery;
import de.stellwerk.routes.ledger.Targets;
import jakarta.annotation.PostConstruct;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks after what no message tells: claims of dead hubs, due work nobody was woken for, parked targets that may be well again. */
@Component
class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final Incarnation incarnation;
    private final Dispatch dispatch;
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
            Incarnation incarnation,
            Dispatch dispatch,
            Recovery recovery,
            Targets targets,
            AttachedTargets attached,
            TargetChecks checks,
            Wakes wakes,
            DeliverySettings settings) {
        this.incarnation = incarnation;
        this.dispatch = dispatch;
        this.recovery = recovery;
        this.targets = targets;
        this.attached = attached;
        this.checks = checks;
        this.wakes = wakes;
        this.settings = settings;
    }

    /**
     * Before the hub serves, so that what a killed one held is accounted for from the first answer. A restored ledger is noticed before
     * that, when the incarnation begins.
     */
    @PostConstruct
    void recoverFirst() {
        incarnation.number();
        say(recovery.giveBackClaimsOfTheDead(), "Took {} deliveries back from hubs that are gone");
    }

    void sweep() {
        say(recovery.giveBackClaimsOfTheDead(), "Took {} deliveries back from hubs that are gone");
        say(
                recovery.giveBackWhatNobodyWorksOn(incarnation.last(), dispatch.working()),
                "Took {} deliveries back that this hub had claimed and nobody worked on");
        wakes.wake(targets.withDueWork().stream()
                .filter(target -> attached.named(target).isPresent())
                .toList());
        targets.takeDueProbes(settings.probeEvery())
                .forEach(target -> attached.named(target).ifPresent(found -> probes.execute(() -> probe(found))));
    }

    private static void say(int deliveries, String what) {
        if (deliveries > 0) {
            log.warn(what, deliveries);
        }
    }

    private void probe(AttachedTarget target) {
        if (checks.failureOf(target).isEmpty()) {
            targets.unpark(target.name());
            log.info("Target is well again and drains: target={}", target.name());
        }
    }
}
