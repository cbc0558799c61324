package de.stellwerk.routes.intake;

import java.util.Set;

/** Told after a submission is stored. Must return at once and never throw: the portal's answer waits for it. */
public interface AfterAcceptance {

    /** @param targets that have due work now */
    void accepted(Set<String> targets);
}
