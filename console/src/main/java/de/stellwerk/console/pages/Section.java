package de.stellwerk.console.pages;

import de.stellwerk.console.Right;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /** Where somebody begins who may not see the first one. */
    static Optional<Section> firstFor(Visitor visitor) {
        return Arrays.stream(values()).filter(section -> section.isFor(visitor)).findFirst();
    }

    /** Whether this page lies in it. */
    boolean holds(String page) {
        return page.equals(path) || this != SITUATION && page.startsWith(path + "/");
    }
}
