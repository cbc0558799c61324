package de.stellwerk.routes.payment;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.payment.PaymentHint;
import de.stellwerk.routes.catalog.BoundTarget;
import de.stellwerk.routes.ledger.PaymentAttempts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where providers say that there is news. Nothing they say is believed: a notification whose hash is good makes the hub ask sooner,
 * every other is refused. Form parameters; whatever comes is answered at once.
 */
@RestController
final class Notifications {

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);
    private static final int MOST_PARAMETERS = 50;

    private final Providers providers;
    private final PaymentAttempts attempts;

    Notifications(Providers providers, PaymentAttempts attempts) {
        this.providers = providers;
        this.attempts = attempts;
    }

    static String path(String provider) {
        return "/api/v1/payments/" + provider + "/notifications";
    }

    @PostMapping("/api/v1/payments/{provider}/notifications")
    ResponseEntity<Void> notified(@PathVariable String provider, HttpServletRequest request) {
        Optional<BoundTarget> known = providers.named(provider);
        if (known.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        Optional<PaymentHint> hint = hint(known.get(), parameters(request));
        if (hint.isEmpty()) {
            log.warn("A notification was refused: provider={}", provider);
            return ResponseEntity.status(403).build();
        }
        attempts.hinted(
                provider,
                hint.get().requestId().flatMap(Notifications::uuid),
                hint.get().transactionId());
        return ResponseEntity.noContent().build();
    }

    private static Optional<PaymentHint> hint(BoundTarget provider, Map<String, String> parameters) {
        try {
            return provider.hint(parameters);
        } catch (DeliveryFailure e) {
            log.warn("A notification could not be judged: provider={} code={}", provider.name(), e.code());
            return Optional.empty();
        }
    }

    private static Map<String, String> parameters(HttpServletRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        request.getParameterMap().entrySet().stream()
                .limit(MOST_PARAMETERS)
                .filter(parameter -> parameter.getValue().length == 1)
                .forEach(parameter ->
                        parameters.put(parameter.getKey(), parameter.getValue()[0]));
        return parameters;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
