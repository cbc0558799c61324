package de.stellwerk.adapter.xbezahldienste;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.web.Authorizations;
import de.stellwerk.adapter.web.HttpAnswer;
import de.stellwerk.adapter.web.HttpCalls;
import de.stellwerk.adapter.web.HttpFailures;
import de.stellwerk.adapter.web.Intent;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens by client credentials (RFC 6749, 4.4), kept until shortly before they end. */
final class Tokens {

    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Token(String value, Instant until) {}

    private final Map<String, Token> known = new ConcurrentHashMap<>();

    String bearer(XBezahldiensteSettings settings) throws DeliveryFailure {
        String holder = settings.tokenUrl() + " " + settings.user();
        Token token = known.get(holder);
        if (token == null || Instant.now().isAfter(token.until())) {
            token = fetched(settings);
            known.put(holder, token);
        }
        return "Bearer " + token.value();
    }

    /** The provider did not take it: the next is fetched anew. */
    void forget(XBezahldiensteSettings settings) {
        known.remove(settings.tokenUrl() + " " + settings.user());
    }

    private static Token fetched(XBezahldiensteSettings settings) throws DeliveryFailure {
        String form = "grant_type=client_credentials&client_id=" + encoded(settings.user()) + "&client_secret="
                + encoded(settings.password().reveal());
        HttpAnswer answer = HttpCalls.send(
                HttpRequest.newBuilder(settings.tokenUrl())
                        .header("Authorization", Authorizations.basic(settings.user(), settings.password()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                settings.timeout(),
                Intent.READ);
        try {
            JsonNode token = JSON.readTree(answer.body());
            Duration lives =
                    Duration.ofSeconds(token.path("expires_in").asLong(60)).minus(MARGIN);
            return new Token(
                    token.required("access_token").asString(), Instant.now().plus(lives));
        } catch (JacksonException e) {
            throw HttpFailures.unreadable("the token's answer cannot be read", Intent.READ);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
