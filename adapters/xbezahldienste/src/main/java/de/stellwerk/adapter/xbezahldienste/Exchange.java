package de.stellwerk.adapter.xbezahldienste;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.web.Authorizations;
import de.stellwerk.adapter.web.HttpAnswer;
import de.stellwerk.adapter.web.HttpCalls;
import de.stellwerk.adapter.web.HttpFailures;
import de.stellwerk.adapter.web.Intent;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests of XBezahldienste: JSON there and back. */
final class Exchange {

    /** Amounts are decimal, never rounded by way of a double. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final XBezahldiensteSettings settings;
    private final Tokens tokens;

    Exchange(XBezahldiensteSettings settings, Tokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    void greet() throws DeliveryFailure {
        send(to("/status"), Intent.READ);
    }

    JsonNode create(JsonNode request) throws DeliveryFailure {
        HttpRequest.Builder creation = to("/paymenttransaction")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)));
        HttpAnswer answer = send(creation, Intent.WRITE, 400, 409, 422);
        if (answer.status() / 100 == 2) {
            return read(answer, Intent.WRITE);
        }
        throw new DeliveryRejected(reason(answer), "HTTP " + answer.status() + ": " + answer.text());
    }

    JsonNode transaction(String id) throws DeliveryFailure {
        return read(send(to("/paymenttransaction", id), Intent.READ), Intent.READ);
    }

    /** A token may have ended before its time: then the same is sent once more with a new one. Nothing was done by then. */
    private HttpAnswer send(HttpRequest.Builder request, Intent intent, int... alsoExpected) throws DeliveryFailure {
        try {
            return HttpCalls.send(request, settings.timeout(), intent, alsoExpected);
        } catch (TargetMisconfigured refused) {
            if (settings.proof() != XBezahldiensteSettings.Proof.OAUTH2
                    || !refused.code().equals("http-401")) {
                throw refused;
            }
            tokens.forget(settings);
            return HttpCalls.send(
                    request.setHeader("Authorization", proof()), settings.timeout(), intent, alsoExpected);
        }
    }

    /** The functional code in our words: {@code PAYMENT_EXISTS} as {@code payment-exists}. */
    private static String reason(HttpAnswer answer) {
        try {
            String code = JSON.readTree(answer.body()).path("functionalCode").asString("");
            return code.matches("[A-Z_]{1,60}")
                    ? code.toLowerCase(Locale.ROOT).replace('_', '-')
                    : "http-" + answer.status();
        } catch (JacksonException e) {
            return "http-" + answer.status();
        }
    }

    private static JsonNode read(HttpAnswer answer, Intent intent) throws DeliveryFailure {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw HttpFailures.unreadable("the answer is no JSON", intent);
        }
    }

    private HttpRequest.Builder to(String what, String... more) throws DeliveryFailure {
        StringBuilder address =
                new StringBuilder(settings.url() + what + "/" + settings.originatorId() + "/" + settings.endpointId());
        for (String part : more) {
            address.append('/').append(URLEncoder.encode(part, StandardCharsets.UTF_8));
        }
        return HttpRequest.newBuilder(URI.create(address.toString()))
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", proof());
    }

    private String proof() throws DeliveryFailure {
        return switch (settings.proof()) {
            case BASIC -> Authorizations.basic(settings.user(), settings.password());
            case OAUTH2 -> tokens.bearer(settings);
        };
    }
}
