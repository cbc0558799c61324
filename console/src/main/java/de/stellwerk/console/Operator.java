package de.stellwerk.console;

import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.Scope;
import java.util.Set;

/** Who calls: a name for the audit log, what it may do, and for which tenants. */
public record Operator(String name, Set<Right> rights, Scope scope) {

    public Act acting(String reason) {
        return new Act(name, scope, reason);
    }
}
