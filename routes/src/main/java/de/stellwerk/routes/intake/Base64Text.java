package de.stellwerk.routes.intake;

import java.util.Base64;
import java.util.Optional;

/** Base64 as strangers write it: RFC 4648, section 4; white space, as after every 76th character, does not count. */
final class Base64Text {

    private Base64Text() {}

    /** Nothing where it is not Base64. */
    static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64.replaceAll("[ \\t\\r\\n]+", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
