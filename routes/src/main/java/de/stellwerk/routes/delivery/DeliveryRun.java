package de.stellwerk.routes.delivery;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Records;
import de.stellwerk.routes.telemetry.LogFields;
import de.stellwerk.routes.telemetry.Meters;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** One attempt at one delivery: adapter, steps, receipt, or failure and what follows from it. */
@Component
class DeliveryRun {

    private static final Logger log = LoggerFactory.getLogger(DeliveryRun.class);

    private final Preparation preparation;
    private final Consequences consequences;
    private final Records records;
    private final Persistence persistence;
    private final Wakes wakes;
    private final Deadlines deadlines;
    private final Meters meters;

    DeliveryRun(
            Preparation preparation,
            Consequences consequences,
            Records records,
            Persistence persistence,
            Wakes wakes,
            Deadlines deadlines,
            Meters meters) {
        this.preparation = preparation;
        this.consequences = consequences;
        this.records = records;
        this.persistence = persistence;
        this.wakes = wakes;
        this.deadlines = deadlines;
        this.meters = meters;
    }

    void run(Claim claim, AttachedTarget target) {
        try (var submission = LogFields.of(claim.submission());
                var delivery =
                        MDC.putCloseable(LogFields.DELIVERY, claim.delivery().toString())) {
            attempt(claim, target);
        } catch (Claim.Lost e) {
            log.warn("The claim on this delivery is lost; whoever has it now looks for what we did");
        }
    }

    private void attempt(Claim claim, AttachedTarget target) {
        LedgerSteps steps = preparation.steps(claim, target);
        try (var deadline = deadlines.interruptLater(() -> tooLong(claim, target, steps))) {
            Optional<ClaimedDelivery> delivery = preparation.delivery(claim, target);
            if (delivery.isPresent()) {
                deliver(claim, target, delivery.get(), steps);
            } else {
                log.info("Withheld until it is paid: target={}", target.name());
            }
        } catch (MappingFault fault) {
            follow(claim, steps, () -> consequences.followOurFault(claim, fault, "map"));
        } catch (Claim.Lost lost) {
            throw lost;
        } catch (Throwable failure) {
            follow(claim, steps, () -> consequences.follow(claim, target, steps, failure));
        }
    }

    private void deliver(Claim claim, AttachedTarget target, ClaimedDelivery delivery, LedgerSteps steps)
            throws DeliveryFailure {
        if (claim.test() && target.production()) {
            throw new DeliveryRejected(
                    "test-reaches-production", "a test submission never reaches a target in production");
        }
        if (claim.isMessage() && !target.takesMessages()) {
            throw new DeliveryRejected("takes-no-messages", "the target's adapter takes applications only");
        }
        try {
            Receipt receipt = target.deliver(delivery, steps);
            Optional<Records.Step> last = steps.takeLast();
            wakes.wake(persistence.write(claim, () -> records.delivered(claim, receipt, last)));
            meters.attempt(target.name(), "delivered", Duration.between(claim.claimedAt(), Instant.now()));
            log.info("Delivered: target={}", target.name());
        } catch (DeliveryRejected rejected) {
            if (delivery.ourFault().isEmpty()) {
                throw rejected;
            }
            follow(
                    claim,
                    steps,
                    () -> consequences.followOurFault(claim, delivery.ourFault().get(), steps.place()));
        }
    }

    private void tooLong(Claim claim, AttachedTarget target, LedgerSteps steps) {
        steps.end();
        steps.recordLast();
        consequences.follow(
                claim, target, steps, new OutcomeUnknown("attempt-too-long", "the adapter did not return in time"));
    }

    private void follow(Claim claim, LedgerSteps steps, Runnable consequence) {
        steps.recordLast();
        persistence.write(claim, () -> {
            consequence.run();
            return claim;
        });
    }
}
