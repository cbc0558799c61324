package de.stellwerk.routes.delivery;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.routes.failure.RetryPolicy;
import de.stellwerk.routes.failure.RetryPolicy.Decision;
import de.stellwerk.routes.failure.RetryPolicy.Verdict;
import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Failure;
import de.stellwerk.routes.ledger.Failure.Kind;
import de.stellwerk.routes.ledger.Records;
import de.stellwerk.routes.ledger.Targets;
import de.stellwerk.routes.telemetry.Meters;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What follows from a failed attempt: it is tried again, its target parks, or it is dead until somebody acts. */
@Component
final class Consequences {

    private static final Logger log = LoggerFactory.getLogger(Consequences.class);

    private final RetryPolicy policy;
    private final Records records;
    private final Targets targets;
    private final TargetChecks checks;
    private final DeliverySettings settings;
    private final Meters meters;

    Consequences(
            RetryPolicy policy,
            Records records,
            Targets targets,
            TargetChecks checks,
            DeliverySettings settings,
            Meters meters) {
        this.policy = policy;
        this.records = records;
        this.targets = targets;
        this.checks = checks;
        this.settings = settings;
        this.meters = meters;
    }

    void follow(Claim claim, AttachedTarget target, LedgerSteps steps, Throwable failure) {
        boolean inDoubt = steps.inDoubt() || failure instanceof OutcomeUnknown;
        Failure written = written(failure, steps.place());
        Decision decision = policy.decide(failure, situation(claim, target, steps));
        say(claim, written, decision.verdict().name());
        switch (decision.verdict()) {
            case TRY_AGAIN -> records.retry(claim, written, decision.after(), true, inDoubt);
            case PARK_TARGET -> {
                park(target, failure, written);
                records.retry(claim, written, decision.after(), false, inDoubt);
            }
            case PARK_TARGET_AND_COUNT -> {
                park(target, failure, written);
                records.retry(claim, written, decision.after(), true, inDoubt);
            }
            case GIVE_UP -> records.dead(claim, written, inDoubt);
        }
    }

    /** The hub itself could not do its part; nothing reached the target. */
    void followOurFault(Claim claim, MappingFault fault, String place) {
        Failure written = new Failure(Kind.MAPPING, place, fault.code(), detail(fault));
        say(claim, written, Verdict.GIVE_UP.name());
        records.dead(claim, written, claim.uncertain());
    }

    private void say(Claim claim, Failure failure, String then) {
        log.info(
                "Attempt failed: target={} class={} place={} code={} then={}",
                claim.target(),
                failure.kind().word(),
                failure.place(),
                failure.code(),
                then);
        meters.attempt(claim.target(), failure.kind().word(), Duration.between(claim.claimedAt(), Instant.now()));
    }

    private static String detail(MappingFault fault) {
        return fault.getCause() == null ? null : fault.getCause().getMessage();
    }

    private RetryPolicy.Situation situation(Claim claim, AttachedTarget target, LedgerSteps steps) {
        return new RetryPolicy.Situation(
                claim.attempts() + 1,
                target.retry(),
                steps.undecidable(),
                () -> checks.failureOf(target).isEmpty(),
                () -> targets.foundUnavailable(target.name(), claim.delivery()));
    }

    private void park(AttachedTarget target, Throwable failure, Failure written) {
        Optional<Exception> check = checks.failureOf(target);
        Failure why = check.map(found -> written(found, "check")).orElse(written);
        Duration retryAfter = failure instanceof TargetUnavailable unavailable
                ? unavailable.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
        Duration probeIn = retryAfter.compareTo(settings.probeEvery()) > 0 ? retryAfter : settings.probeEvery();
        targets.park(target.name(), why.kind(), why.code(), probeIn);
        log.warn(
                "Target parked: target={} class={} code={}",
                target.name(),
                why.kind().word(),
                why.code());
    }

    static Failure written(Throwable failure, String place) {
        if (failure instanceof DeliveryFailure known) {
            return new Failure(kind(known), place, known.code(), known.detail());
        }
        return new Failure(Kind.CRASHED, place, kebab(failure.getClass().getSimpleName()), failure.toString());
    }

    private static Kind kind(DeliveryFailure failure) {
        if (failure instanceof TargetUnavailable) {
            return Kind.UNAVAILABLE;
        }
        if (failure instanceof TargetMisconfigured) {
            return Kind.MISCONFIGURED;
        }
        return failure instanceof OutcomeUnknown ? Kind.OUTCOME_UNKNOWN : Kind.REJECTED;
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
