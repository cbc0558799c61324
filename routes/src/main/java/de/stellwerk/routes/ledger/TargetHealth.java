package de.stellwerk.routes.ledger;

import java.util.Optional;
import java.util.Set;

/** The targets of the catalogue in force, as operations needs them. */
public interface TargetHealth {

    /** How a target answered to its check; class and code are those of a failure, absent when it is well. */
    record Health(boolean well, Optional<String> failureClass, Optional<String> code) {
        public static final Health WELL = new Health(true, Optional.empty(), Optional.empty());
    }

    Set<String> names();

    /** Asks the target now; empty when the catalogue does not know it. */
    Optional<Health> check(String target);

    /** The tenants that bind a role to this target, or that the portal told there sends for; empty when the catalogue does not know it. */
    Set<String> tenantsOf(String target);
}
