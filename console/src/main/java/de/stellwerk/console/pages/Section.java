package de.stellwerk.console.pages;

import de.stellwerk.console.Right;
import java.util.Locale;

/** What the navigation leads to, in its order; its name is the text {@code section.<key>}. */
enum Section {
    SITUATION("", Right.METADATA),
    DEAD_LETTERS("/dead-letters", Right.METADATA),
    REPLAYS("/replays", Right.METADATA),
    ACCOUNTS("/accounts", Right.ACCOUNTS);

    private final String path;
    private final Right right;

    Section(String below, Right right) {
        this.path = PagesConfiguration.ROOT + below;
        this.right = right;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String path() {
        return path;
    }

    boolean isFor(Visitor visitor) {
        return visitor.operator().rights().contains(right);
    }

    /** Whether this page lies in it. */
    boolean holds(String page) {
        return page.equals(path) || this != SITUATION && page.startsWith(path + "/");
    }
}
