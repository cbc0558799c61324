package de.stellwerk.routes.payment;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.routes.catalog.BoundTarget;
import de.stellwerk.routes.ledger.Incidents;
import de.stellwerk.routes.ledger.PaymentAnswers;
import de.stellwerk.routes.ledger.PaymentAttempts;
import de.stellwerk.routes.ledger.PaymentAttempts.Asked;
import de.stellwerk.routes.telemetry.LogFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks providers how payments stand. Their answer alone counts; whoever says there is news only makes the hub ask sooner. */
@Component
class Asking {

    private static final Logger log = LoggerFactory.getLogger(Asking.class);
    private static final String UNKNOWN_STATUS = "unknown-status";
    private static final Duration JUST_ASKED = Duration.ofSeconds(1);
    private static final Duration AFTER_SILENCE = Duration.ofSeconds(30);
    private static final Duration AWAY = Duration.ofHours(1);

    private final PaymentAnswers answers;
    private final Providers providers;
    private final PaidDocument paid;
    private final PaymentSettings settings;
    private final PaymentAttempts attempts;
    private final OneAtATime turns;
    private final Incidents incidents;

    Asking(
            PaymentAnswers answers,
            Providers providers,
            PaidDocument paid,
            PaymentSettings settings,
            PaymentAttempts attempts,
            OneAtATime turns,
            Incidents incidents) {
        this.answers = answers;
        this.providers = providers;
        this.paid = paid;
        this.settings = settings;
        this.attempts = attempts;
        this.turns = turns;
        this.incidents = incidents;
    }

    /** The browser came back from the provider: most likely there is news. Many who come to a hub at once cost one question. */
    void cameBack(UUID attempt) {
        turns.run(
                attempt,
                () -> attempts.find(attempt).filter(Asking::isWorthAsking).map(asked -> {
                    ask(asked);
                    return asked;
                }));
    }

    private static boolean isWorthAsking(Asked asked) {
        return asked.askedAt()
                .map(at -> at.plus(JUST_ASKED).isBefore(Instant.now()))
                .orElse(true);
    }

    void ask(Asked asked) {
        Optional<BoundTarget> provider = providers.named(asked.provider());
        if (provider.isEmpty()) {
            attempts.postpone(asked.attempt(), afterSilence(asked));
            ProviderCall.report(incidents, asked.provider(), "provider-gone");
            return;
        }
        try (var submission = LogFields.of(asked.submission())) {
            PaymentStatus status = provider.get().status(asked.transaction());
            answers.settle(asked.attempt(), status, document(asked, status), askAgain(asked));
            incidents.answered(Incidents.PROVIDER_FAILS, asked.provider());
            log.info("Payment asked for: provider={} status={}", asked.provider(), status.state());
        } catch (DeliveryFailure failure) {
            log.warn("Payment not asked for: provider={} code={}", asked.provider(), failure.code());
            if (failure instanceof OutcomeUnknown && failure.code().equals(UNKNOWN_STATUS)) {
                answers.notUnderstood(asked.attempt(), failure.code());
            } else {
                attempts.postpone(asked.attempt(), afterSilence(asked));
                report(asked, failure);
            }
        }
    }

    /** Who refuses us does so until somebody acts; who is only away may come back by himself. */
    private void report(Asked asked, DeliveryFailure failure) {
        Instant last = asked.askedAt().orElse(asked.intendedAt());
        boolean longAgo = last.plus(AWAY).isBefore(Instant.now());
        if (longAgo || failure instanceof TargetMisconfigured || failure instanceof DeliveryRejected) {
            ProviderCall.report(incidents, asked.provider(), failure.code());
        }
    }

    private Duration askAgain(Asked asked) {
        return settings.askAgain(Duration.between(asked.intendedAt(), Instant.now()));
    }

    private Duration afterSilence(Asked asked) {
        Duration again = askAgain(asked);
        return again.compareTo(AFTER_SILENCE) > 0 ? again : AFTER_SILENCE;
    }

    private Optional<byte[]> document(Asked asked, PaymentStatus status) {
        if (status.state() != PaymentStatus.State.PAID) {
            return Optional.empty();
        }
        try {
            return paid.of(asked.submission(), asked.attempt(), status);
        } catch (IllegalArgumentException e) {
            log.warn("What a provider says does not fit into an Antrag document: provider={}", asked.provider());
            return Optional.empty();
        }
    }
}
