package de.stellwerk.adapter.http;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How a target is spoken to over HTTP. */
public record HttpSettings(
        @Setting(value = "Where the submission is posted to", pattern = "https?://.+")
        URI url,

        @Setting(value = "The media type of the payload", fallback = "application/xml")
        String contentType,

        @Setting(
                value =
                        "Whether payload, PDF and attachments go in one multipart/form-data request, as the parts antrag, pdf and anlage",
                fallback = "false")
        boolean multipart,

        @Setting(value = "The header that carries the idempotency key", fallback = "Idempotency-Key")
        String keyHeader,

        @Setting(
                value =
                        "Whether the target answers a repeated idempotency key as it did before, without a second effect",
                fallback = "false")
        boolean recognisesRepeats,

        @Setting(
                value = "Where to ask for the effect of a key: 200 it is there, 404 it is not",
                fallback = "",
                pattern = "https?://.+\\{key\\}.*")
        String findUrl,

        @Setting(value = "Where to ask whether the target is well; without it only its port is tried", fallback = "")
        URI checkUrl,

        @Setting(value = "How we show who we are", fallback = "none")
        Scheme authorization,

        @Setting(value = "The user for basic", fallback = "")
        String user,

        @Setting(value = "The password, token or API key", fallback = "")
        Secret secret,

        @Setting(value = "The header that carries the API key", fallback = "X-API-Key")
        String apiKeyHeader,

        @Setting(value = "The header of the answer that becomes the receipt", fallback = "Location")
        String receiptHeader,

        @Setting(
                value =
                        "A regular expression whose first group, found in the answer's body, becomes the receipt instead",
                fallback = "")
        String receiptPattern,

        @Setting(value = "How long a request may take, answer included", fallback = "30s")
        Duration timeout) {

    public HttpSettings {
        if (authorization != Scheme.NONE && secret == null) {
            throw new IllegalArgumentException("authorization needs a secret");
        }
        if (authorization == Scheme.BASIC && user == null) {
            throw new IllegalArgumentException("authorization basic needs a user");
        }
        if (receiptPattern != null && !hasAGroup(receiptPattern)) {
            throw new IllegalArgumentException("receipt-pattern must be a regular expression with a group");
        }
    }

    /** How the hub shows who it is. */
    public enum Scheme {
        NONE,
        BASIC,
        BEARER,
        API_KEY
    }

    private static boolean hasAGroup(String pattern) {
        try {
            return Pattern.compile(pattern).matcher("").groupCount() > 0;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
