package de.stellwerk.console.pages;

import de.stellwerk.routes.ledger.Act;
import java.util.Optional;

/** The reason that every action is given for the audit log. */
final class Reason {

    private Reason() {}

    /** The key of the text that says what is wrong with it, if anything is. */
    static Optional<String> defect(String reason) {
        int length = reason.codePointCount(0, reason.length());
        boolean good = length >= Act.SHORTEST_REASON
                && length <= Act.LONGEST_REASON
                && reason.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
        return good ? Optional.empty() : Optional.of("reason.wrong");
    }
}
