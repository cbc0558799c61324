package de.stellwerk.routes.payment;

import de.stellwerk.routes.ledger.PaymentAttempts;
import de.stellwerk.routes.ledger.PaymentAttempts.Begun;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Opens payments: once, whoever asks how often. The intent is committed first; who comes while the provider is being called waits
 * for the same answer.
 */
@Component
public class Opening {

    private final PaymentAttempts attempts;
    private final ProviderCall call;
    private final OneAtATime turns;

    Opening(PaymentAttempts attempts, ProviderCall call, OneAtATime turns) {
        this.attempts = attempts;
        this.call = call;
        this.turns = turns;
    }

    /** What comes of the wish to pay. */
    public sealed interface Opened {
        /** There it is paid, at the provider. */
        record At(URI payPage) implements Opened {}

        /** The provider cannot be used now, or others are calling it. */
        record Later() implements Opened {}

        /** There is nothing to pay (any more); {@code state} is the payment's. */
        record Nothing(String state) implements Opened {}
    }

    public Opened open(UUID submission) {
        return turns.run(
                        submission,
                        () -> begin(submission).or(() -> begin(submission)).orElseGet(Opened.Later::new))
                .orElseGet(Opened.Later::new);
    }

    /** Empty when the provider knew the request and did not tell where it is paid: then another request is made. */
    private Optional<Opened> begin(UUID submission) {
        Begun begun = attempts.begin(submission).orElse(new Begun.Nothing("free"));
        if (begun instanceof Begun.Open open) {
            return Optional.of(new Opened.At(open.payPage()));
        }
        if (begun instanceof Begun.Nothing nothing) {
            return Optional.of(new Opened.Nothing(nothing.state()));
        }
        return begun instanceof Begun.Intended intended
                ? call.open(intended.intent())
                : Optional.of(new Opened.Later());
    }
}
