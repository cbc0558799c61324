package de.stellwerk.routes.rendition;

import com.openhtmltopdf.extend.FSTextBreaker;

/** Where a line may end. Own rules, because those of the JDK differ between its versions and the PDF must not. */
final class BreakOpportunities implements FSTextBreaker {

    private final boolean insideWords;
    private String text = "";
    private int position;

    private BreakOpportunities(boolean insideWords) {
        this.insideWords = insideWords;
    }

    /** After spaces, slashes, and hyphens between letters. */
    static FSTextBreaker betweenWords() {
        return new BreakOpportunities(false);
    }

    /** Anywhere but before a combining mark: for words wider than their column. */
    static FSTextBreaker insideWords() {
        return new BreakOpportunities(true);
    }

    @Override
    public void setText(String newText) {
        text = newText;
        position = 0;
    }

    /** The next opportunity, at last the end of the text, then -1. */
    @Override
    public int next() {
        if (position >= text.length()) {
            return -1;
        }
        do {
            position = text.offsetByCodePoints(position, 1);
        } while (position < text.length() && !mayBreakHere());
        return position;
    }

    private boolean mayBreakHere() {
        int next = text.codePointAt(position);
        if (insideWords) {
            return !isMark(next);
        }
        return switch (text.charAt(position - 1)) {
            case ' ', '\t', '\n' -> next != ' ';
            case '/' -> next != '/' && next != ' ';
            case '-', '\u2013' -> Character.isLetter(next);
            default -> false;
        };
    }

    static boolean isMark(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }
}
