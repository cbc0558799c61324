package de.stellwerk.routes.intake;

import de.stellwerk.schemas.Din91379;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is wrong with the characters of a text: its first breach of normal form C and its first of the character class. */
final class CharacterFindings {

    private static final Pattern LETTER_WITH_MARKS = Pattern.compile("\\P{M}\\p{M}*+|\\p{M}++");

    private CharacterFindings() {}

    static List<Din91379.Finding> of(Din91379 characters, String text) {
        List<Din91379.Finding> found =
                new ArrayList<>(characters.firstFinding(text).stream().toList());
        if (!found.isEmpty() && !normal(text)) {
            boolean normalFormIsNamed = found.get(0).rule().equals(Din91379.NORMAL_FORM_C);
            Optional<Din91379.Finding> other = normalFormIsNamed ? notAdmitted(characters, text) : notNormal(text);
            other.ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Din91379.Finding> notNormal(String text) {
        return LETTER_WITH_MARKS
                .matcher(text)
                .results()
                .filter(letter -> !normal(letter.group()))
                .findFirst()
                .map(letter -> new Din91379.Finding(letter.start(), Din91379.NORMAL_FORM_C));
    }

    /** A letter that would be admitted in normal form C breaks that rule alone. */
    private static Optional<Din91379.Finding> notAdmitted(Din91379 characters, String text) {
        return LETTER_WITH_MARKS
                .matcher(text)
                .results()
                .filter(letter -> !characters.admits(composed(letter)))
                .findFirst()
                .map(letter -> new Din91379.Finding(letter.start(), characters.rule()));
    }

    private static String composed(MatchResult letter) {
        return Normalizer.normalize(letter.group(), Normalizer.Form.NFC);
    }

    private static boolean normal(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }
}
