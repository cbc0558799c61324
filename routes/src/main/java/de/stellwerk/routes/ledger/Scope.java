package de.stellwerk.routes.ledger;

import java.util.Set;

/**
 * Whose submissions somebody may see: of which tenants, and on their way to which targets. What is outside does not exist for them.
 * A submission is inside when its tenant is, and one of its deliveries goes to a target that is.
 *
 * @param tenants ids, unless {@code allTenants}
 * @param targets names, unless {@code allTargets}
 */
public record Scope(Set<String> tenants, boolean allTenants, Set<String> targets, boolean allTargets) {

    /** Among tenants or targets: all of them, also those to come. */
    public static final String ALL = "*";

    public static final Scope EVERYWHERE = new Scope(Set.of(), true, Set.of(), true);

    public Scope {
        tenants = allTenants ? Set.of() : Set.copyOf(tenants);
        targets = allTargets ? Set.of() : Set.copyOf(targets);
    }

    /** These tenants, at all targets. */
    public static Scope of(String... tenants) {
        return of(Set.of(tenants), Set.of(ALL));
    }

    /** Ids of tenants and names of targets, either of them {@link #ALL}. */
    public static Scope of(Set<String> tenants, Set<String> targets) {
        return new Scope(tenants, tenants.contains(ALL), targets, targets.contains(ALL));
    }

    public boolean everywhere() {
        return allTenants && allTargets;
    }

    /** Whether all of these tenants are inside. */
    public boolean holds(Set<String> others) {
        return allTenants || tenants.containsAll(others);
    }

    public boolean holdsTarget(String target) {
        return allTargets || targets.contains(target);
    }

    /** Whether nothing of the other is outside this one. */
    public boolean covers(Scope other) {
        return (allTenants || !other.allTenants && tenants.containsAll(other.tenants))
                && (allTargets || !other.allTargets && targets.containsAll(other.targets));
    }
}
