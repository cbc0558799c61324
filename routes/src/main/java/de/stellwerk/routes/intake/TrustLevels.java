package de.stellwerk.routes.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The levels of accounts in the envelope's words. What is not known is never guessed. */
final class TrustLevels {

    static final String UNTRUSTED = "untrusted";

    private static final Map<String, String> STORK = Map.of(
            "stork-qaa-level-1", "basic",
            "stork-qaa-level-3", "substantial",
            "stork-qaa-level-4", "high");
    private static final Map<String, String> MUK = Map.of(
            "normal", "basic",
            "substanziell", "substantial",
            "substantiell", "substantial",
            "hoch", "high");

    private TrustLevels() {}

    /** {@code STORK-QAA-Level-1}, {@code -3} and {@code -4}; there is no 2. */
    static Optional<String> stork(String level) {
        return known(STORK, level);
    }

    /** What Mein Unternehmenskonto says: {@code normal}, {@code substanziell}, {@code hoch}. */
    static Optional<String> muk(String level) {
        return known(MUK, level);
    }

    private static Optional<String> known(Map<String, String> levels, String level) {
        return Optional.ofNullable(levels.get(level.toLowerCase(Locale.ROOT)));
    }
}
