package de.stellwerk.routes.payment;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.routes.catalog.BoundTarget;
import de.stellwerk.routes.ledger.PaymentAnswers;
import de.stellwerk.routes.ledger.PaymentAttempts;
import de.stellwerk.routes.ledger.PaymentAttempts.Asked;
import de.stellwerk.routes.telemetry.LogFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks providers how payments stand. Their answer alone counts; whoever says there is news only makes the hub ask sooner. */
@Component
class Asking {

    private static final Logger log = LoggerFactory.getLogger(Asking.class);
    private static final String UNKNOWN_STATUS = "unknown-status";
    private static final Duration JUST_ASKED = Duration.ofSeconds(1);

    private final PaymentAnswers answers;
    private final Providers providers;
    private final PaidDocument paid;
    private final PaymentSettings settings;
    private final PaymentAttempts attempts;

    Asking(
            PaymentAnswers answers,
            Providers providers,
            PaidDocument paid,
            PaymentSettings settings,
            PaymentAttempts attempts) {
        this.answers = answers;
        this.providers = providers;
        this.paid = paid;
        this.settings = settings;
        this.attempts = attempts;
    }

    /** The browser came back from the provider: most likely there is news. Many who come at once cost one question. */
    void cameBack(java.util.UUID attempt) {
        attempts.find(attempt)
                .filter(asked -> asked.askedAt()
                        .map(at -> at.plus(JUST_ASKED).isBefore(Instant.now()))
                        .orElse(true))
                .ifPresent(this::ask);
    }

    void ask(Asked asked) {
        Optional<BoundTarget> provider = providers.named(asked.provider());
        if (provider.isEmpty()) {
            return;
        }
        try (var submission = LogFields.of(asked.submission())) {
            PaymentStatus status = provider.get().status(asked.transaction());
            Duration open = Duration.between(asked.intendedAt(), Instant.now());
            answers.settle(asked.attempt(), status, document(asked, status), settings.askAgain(open));
            log.info("Payment asked for: provider={} status={}", asked.provider(), status.state());
        } catch (OutcomeUnknown unknown) {
            if (unknown.code().equals(UNKNOWN_STATUS)) {
                answers.notUnderstood(asked.attempt(), unknown.code());
            }
            say(asked, unknown);
        } catch (DeliveryFailure failure) {
            say(asked, failure);
        }
    }

    private Optional<byte[]> document(Asked asked, PaymentStatus status) {
        return status.state() == PaymentStatus.State.PAID
                ? paid.of(asked.submission(), asked.transaction().transactionId(), status)
                : Optional.empty();
    }

    private static void say(Asked asked, DeliveryFailure failure) {
        log.warn("Payment not asked for: provider={} code={}", asked.provider(), failure.code());
    }
}
