package de.stellwerk.schemas.xml;

import de.stellwerk.schemas.Din91379;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.TypeInfo;

/**
 * Which types of a schema are made of the character classes in {@code din-91379-1.0.xsd}. Their patterns are for everybody who has
 * nothing but the schema; a validator of ours does without, because the one of Java takes a time for them that grows with the
 * square of the text's length, and {@link Din91379} says the same in one pass. Safe for many threads.
 */
final class CharacterClasses {

    static final String FILE = "din-91379-1.0.xsd";
    static final String NAMESPACE = "urn:stellwerk:din-91379:1.0";

    /** What a validator says of a text that does not match its pattern. */
    static final String RULE = "cvc-pattern-valid";

    private static final int HOWEVER_DERIVED = TypeInfo.DERIVATION_RESTRICTION | TypeInfo.DERIVATION_EXTENSION;

    private final Map<TypeInfo, Optional<Din91379>> known = new ConcurrentHashMap<>();

    /** The schema of the classes, without what this class stands for. */
    static byte[] withoutPatterns(byte[] schema) {
        return new String(schema, StandardCharsets.UTF_8)
                .replaceAll("<xs:pattern value=\"[^\"]*\"/>", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @param type of an element or attribute; {@code null} where it has none */
    Optional<Din91379> of(TypeInfo type) {
        return type == null ? Optional.empty() : known.computeIfAbsent(type, CharacterClasses::find);
    }

    private static Optional<Din91379> find(TypeInfo type) {
        return Arrays.stream(Din91379.values())
                .filter(characters -> isMadeOf(type, "zeichenklasse" + characters.name()))
                .findFirst();
    }

    private static boolean isMadeOf(TypeInfo type, String name) {
        return NAMESPACE.equals(type.getTypeNamespace()) && name.equals(type.getTypeName())
                || type.isDerivedFrom(NAMESPACE, name, HOWEVER_DERIVED);
    }
}
