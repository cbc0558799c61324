package de.stellwerk.routes.rendition;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The characters of DIN 91379, from {@code din-91379.txt}. */
final class Din91379 {

    private static final String[] PARAGRAPHS =
            Resource.text("din-91379.txt").split("\n", 2)[1].split("\n\n");

    private Din91379() {}

    /** Every character of data type C but line breaks and tabs, then every sequence of letter and combining marks. */
    static List<String> normative() {
        return Stream.concat(
                        characters(PARAGRAPHS[0]).filter(c -> c.codePointAt(0) >= ' '),
                        words(PARAGRAPHS[1]).map(Din91379::sequence))
                .toList();
    }

    /** What data type E adds: Greek, Cyrillic, typographic signs. */
    static List<String> extended() {
        return characters(PARAGRAPHS[2]).toList();
    }

    private static Stream<String> words(String paragraph) {
        return Arrays.stream(paragraph.strip().split("\\s+"));
    }

    private static Stream<String> characters(String paragraph) {
        return words(paragraph).flatMap(range -> {
            String[] ends = range.split("-");
            int first = Integer.parseInt(ends[0], 16);
            int last = Integer.parseInt(ends[ends.length - 1], 16);
            return IntStream.rangeClosed(first, last).mapToObj(Character::toString);
        });
    }

    private static String sequence(String codePoints) {
        return Arrays.stream(codePoints.split("\\+"))
                .map(codePoint -> Character.toString(Integer.parseInt(codePoint, 16)))
                .collect(Collectors.joining());
    }
}
