package de.stellwerk.routes.catalog;

import java.util.Collection;
import java.util.Comparator;

/** Finds what somebody probably meant. */
final class Nearest {

    private Nearest() {}

    /** {@code ; did you mean 'x'?} for the most similar known word, or nothing when none is similar. */
    static String suggestion(String written, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(written, word) <= Math.max(2, written.length() / 3))
                .min(Comparator.comparingInt((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()))
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("");
    }

    /** Levenshtein: how many letters must be changed, added or left out. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
