package de.stellwerk.routes.catalog;

/**
 * A stylesheet from the Antrag document to a target's payload.
 *
 * @param place where it comes from, for messages
 * @param hash SHA-256 of its content, hex
 */
public record PayloadStylesheet(String place, String hash, String text) {

    static PayloadStylesheet of(String place, byte[] content) {
        return new PayloadStylesheet(
                place, Hash.of(content), new String(content, java.nio.charset.StandardCharsets.UTF_8));
    }
}
