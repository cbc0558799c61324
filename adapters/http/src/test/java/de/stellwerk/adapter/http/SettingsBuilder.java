package de.stellwerk.adapter.http;

import de.stellwerk.adapter.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Settings for a sink, each variation a new builder. */
record SettingsBuilder(
        URI base,
        String findUrl,
        boolean withCheckUrl,
        boolean asMultipart,
        String receiptPattern,
        String user,
        Secret secret) {

    SettingsBuilder(URI base, Path secret) {
        this(base, null, true, false, null, "hub", new Secret("file:" + secret));
    }

    SettingsBuilder findable() {
        return with(base, base + "/effects/{key}", withCheckUrl, asMultipart, receiptPattern, user, secret);
    }

    SettingsBuilder multipart() {
        return with(base, findUrl, withCheckUrl, true, receiptPattern, user, secret);
    }

    SettingsBuilder away() {
        return with(URI.create("http://127.0.0.1:1"), findUrl, withCheckUrl, asMultipart, receiptPattern, user, secret);
    }

    SettingsBuilder withoutCheckUrl() {
        return with(base, findUrl, false, asMultipart, receiptPattern, user, secret);
    }

    SettingsBuilder withReceiptPattern(String pattern) {
        return with(base, findUrl, withCheckUrl, asMultipart, pattern, user, secret);
    }

    SettingsBuilder withoutSecret() {
        return with(base, findUrl, withCheckUrl, asMultipart, receiptPattern, user, null);
    }

    SettingsBuilder withoutUser() {
        return with(base, findUrl, withCheckUrl, asMultipart, receiptPattern, null, secret);
    }

    SettingsBuilder wrongUser() {
        return with(base, findUrl, withCheckUrl, asMultipart, receiptPattern, "stranger", secret);
    }

    HttpSettings build() {
        return new HttpSettings(
                base.resolve("/in"),
                "application/xml",
                asMultipart,
                "Idempotency-Key",
                false,
                findUrl,
                withCheckUrl ? base.resolve("/") : null,
                HttpSettings.Scheme.BASIC,
                user,
                secret,
                "X-API-Key",
                "Location",
                receiptPattern,
                Duration.ofSeconds(3));
    }

    private static SettingsBuilder with(
            URI base, String findUrl, boolean check, boolean multipart, String pattern, String user, Secret secret) {
        return new SettingsBuilder(base, findUrl, check, multipart, pattern, user, secret);
    }
}
