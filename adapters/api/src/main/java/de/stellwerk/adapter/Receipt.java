package de.stellwerk.adapter;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a target answered: Aktenzeichen, Vorgangsnummer, object id. Names are lower-case with hyphens, values are short and
 * hold no personal data.
 */
public record Receipt(Map<String, String> references) {

    /** The file number a DMS or specialist system gave. */
    public static final String AKTENZEICHEN = "aktenzeichen";

    /** The number of the case at a specialist system. */
    public static final String VORGANGSNUMMER = "vorgangsnummer";

    /** The id of an object in a DMS. */
    public static final String OBJECT_ID = "object-id";

    public Receipt {
        references = Map.copyOf(references);
        if (references.isEmpty()) {
            throw new IllegalArgumentException("a receipt holds at least one reference");
        }
    }

    public static Receipt of(String name, String value) {
        return new Receipt(Map.of(name, value));
    }

    /** The same receipt with one reference more. */
    public Receipt with(String name, String value) {
        Map<String, String> more = new TreeMap<>(references);
        more.put(name, value);
        return new Receipt(more);
    }

    public Optional<String> reference(String name) {
        return Optional.ofNullable(references.get(name));
    }
}
