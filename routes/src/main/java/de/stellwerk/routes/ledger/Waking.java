package de.stellwerk.routes.ledger;

import java.util.Collection;

/** Tells the hubs that targets have due work. Returns at once and never fails; a lost word costs a second. */
public interface Waking {

    void wake(Collection<String> targets);
}
