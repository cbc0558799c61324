package de.stellwerk.schemas;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;

/**
 * The character classes of DIN 91379, checked by character set in one pass, and Unicode normal form C. A base letter with
 * combining marks is admitted only as one of the sequences that the standard lists.
 */
public enum Din91379 {
    /** Names of natural persons: letters, space, apostrophe, comma, hyphen, full stop; no digits. */
    A(Din91379Characters.classA()),
    /** Other names, places, streets with numbers: class A, digits and signs; no line breaks. */
    B(Din91379Characters.classB()),
    /** Free text: every normative character, with tabulator and line breaks. */
    C(Din91379Characters.classC());

    /** The rule of a text that is not in normal form C. */
    public static final String NORMAL_FORM_C = "unicode-nfc";

    private static final char FIRST_COMBINING = 0x0300;
    private static final char LAST_COMBINING = 0x036F;

    private final BitSet characters;
    private final String rule = "din-91379-" + name().toLowerCase(Locale.ROOT);

    Din91379(BitSet characters) {
        this.characters = characters;
    }

    /** The rule's name, which is also the {@code format} in JSON schemas: {@code din-91379-a}, {@code -b}, {@code -c}. */
    public String rule() {
        return rule;
    }

    public boolean admits(String text) {
        return firstFinding(text).isEmpty();
    }

    /** The first character that is not admitted, or the place where normal form C differs; empty if all is well. */
    public Optional<Finding> firstFinding(String text) {
        boolean mayNeedNormalising = false;
        int i = 0;
        while (i < text.length()) {
            if (!characters.get(text.charAt(i))) {
                return Optional.of(findingAt(text, i));
            }
            mayNeedNormalising |= text.charAt(i) >= FIRST_COMBINING;
            i += marksFollow(text, i) ? 1 + Din91379Characters.marksAfter(text, i) : 1;
        }
        return mayNeedNormalising && !normalised(text) ? Optional.of(difference(text)) : Optional.empty();
    }

    /** A decomposed letter is reported as what it is: a text not in normal form C. */
    private Finding findingAt(String text, int offset) {
        return isCombining(text.charAt(offset)) && !normalised(text) ? difference(text) : new Finding(offset, rule);
    }

    private static Finding difference(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        int offset = 0;
        while (offset < composed.length() && text.charAt(offset) == composed.charAt(offset)) {
            offset++;
        }
        return new Finding(offset, NORMAL_FORM_C);
    }

    private static boolean normalised(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    private static boolean marksFollow(String text, int offset) {
        return offset + 1 < text.length() && isCombining(text.charAt(offset + 1));
    }

    private static boolean isCombining(char character) {
        return character >= FIRST_COMBINING && character <= LAST_COMBINING;
    }

    /**
     * What is wrong with a text, and where; never the text.
     *
     * @param offset of the UTF-16 unit, from 0
     * @param rule {@link #rule()} or {@link #NORMAL_FORM_C}
     */
    public record Finding(int offset, String rule) {}
}
