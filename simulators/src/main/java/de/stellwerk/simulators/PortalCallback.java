package de.stellwerk.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A portal that is told what becomes of its submissions. {@code POST} anywhere with the headers callback-timestamp and
 * callback-authentication (FIT-Connect's scheme, HMAC-SHA-512 under {@code --secret}) is an effect and answered with 204: its
 * key is the event's id, its reference the submission, its name the sequence, its context the state. What is not authentic or
 * older than five minutes is answered with 401, what cannot be read with 400. {@code OPTIONS} tells that it is there.
 *
 * <p>It notes repeats and stale notifications, too: who keeps a state would let the highest sequence win.
 */
public final class PortalCallback {

    private static final long OLDEST_SECONDS = 300;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Effects effects;
    private final byte[] secret;

    private PortalCallback(Effects effects, String secret) {
        this.effects = effects;
        this.secret = secret.getBytes(UTF_8);
    }

    public static void main(String... args) throws IOException {
        Options options = Options.of(args);
        Effects effects = new Effects(options.state());
        HttpSimulator.serve(new PortalCallback(effects, options.secret())::answer, effects, options);
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        return switch (exchange.getRequestMethod()) {
            case "POST" -> take(exchange);
            case "OPTIONS" -> Answer.of(204).with("Allow", "OPTIONS, POST");
            default -> Answer.of(405);
        };
    }

    private Answer take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String timestamp = exchange.getRequestHeaders().getFirst("callback-timestamp");
        String claimed = exchange.getRequestHeaders().getFirst("callback-authentication");
        if (!isFresh(timestamp) || !isAuthentic(timestamp, body, claimed)) {
            return Answer.of(401, "text/plain", "neither fresh nor authentic");
        }
        try {
            note(JSON.readTree(body), body);
            return Answer.of(204);
        } catch (JacksonException e) {
            return Answer.of(400, "text/plain", "not a notification");
        }
    }

    private static boolean isFresh(String timestamp) {
        return timestamp != null
                && timestamp.matches("\\d{1,12}")
                && Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) <= OLDEST_SECONDS;
    }

    private boolean isAuthentic(String timestamp, byte[] body, String claimed) {
        return claimed != null && MessageDigest.isEqual(authentication(timestamp, body), claimed.getBytes(UTF_8));
    }

    private byte[] authentication(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret, "HmacSHA512"));
            mac.update((timestamp + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void note(JsonNode told, byte[] body) throws IOException {
        JsonNode event = told.required("event");
        Digested digested = Digested.of(new ByteArrayInputStream(body));
        effects.note(new Effect(
                "notification",
                event.required("id").asString(),
                told.required("id").asString(),
                event.required("sequence").asString(),
                digested.sha512(),
                digested.size(),
                told.required("state").asString(),
                Instant.now().toString()));
    }
}
