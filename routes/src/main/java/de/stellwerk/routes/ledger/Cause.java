package de.stellwerk.routes.ledger;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes failures one: class, target, place and code; never the text of a message. For a message that the broker gave back
 * the class is {@value #MESSAGE} and the target its address.
 */
public record Cause(String failureClass, String target, String place, String code) {

    public static final String MESSAGE = "message";
    static final String BROKER = "broker";

    /** The fingerprint: the four parts, percent-encoded and joined by colons. */
    public String id() {
        return Stream.of(failureClass, target, place, code)
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining(":"));
    }

    /** The cause of this fingerprint, or empty when it is none. */
    public static Optional<Cause> of(String id) {
        String[] parts = id.split(":", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            List<String> decoded = Arrays.stream(parts)
                    .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                    .toList();
            return Optional.of(new Cause(decoded.get(0), decoded.get(1), decoded.get(2), decoded.get(3)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
