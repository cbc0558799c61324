package de.stellwerk.routes.catalog;

import de.stellwerk.adapter.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code callback} of a portal's file. */
final class CallbackSection {

    private static final String ADDRESS = "(:\\d{1,5})?(/[^@#\\s]*)?";
    private static final Pattern LOOPBACK = Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1])" + ADDRESS);
    private static final Pattern URL =
            Pattern.compile("https://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])" + ADDRESS + "|" + LOOPBACK.pattern());
    private static final String URL_RULE =
            "must be an https address without user and fragment, or http on this machine";
    private static final String NOWHERE = "https://invalid";
    private static final String SECRET_RULE = "must be a reference: env:NAME or file:/absolute/path";

    private CallbackSection() {}

    static Optional<Callback> read(String portal, Section file) {
        if (!file.has("callback")) {
            return Optional.empty();
        }
        Section section = file.section("callback");
        String url = section.text("url", URL, URL_RULE);
        section.check(section.has("secret"), "secret", "'secret' is missing");
        Callback callback = new Callback(
                portal,
                section.parsed("url", NOWHERE, URL_RULE, URI::create),
                section.parsed("secret", "env:NONE", SECRET_RULE, Secret::new),
                section.flag("private-network", false),
                section.whole("attempts", 12, 1, 1000),
                section.whole("concurrency", 4, 1, 1000));
        section.check(
                callback.privateNetwork() || !LOOPBACK.matcher(url).matches(),
                "url",
                "'url' leads to this machine: that needs 'private-network: true'");
        section.refuseOtherKeys();
        return Optional.of(callback);
    }
}
