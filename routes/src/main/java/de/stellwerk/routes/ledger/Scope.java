package de.stellwerk.routes.ledger;

import java.util.Set;

/** The tenants whose submissions somebody may see. What is outside does not exist for them. */
public record Scope(Set<String> tenants, boolean everywhere) {

    public static final Scope EVERYWHERE = new Scope(Set.of(), true);

    public Scope {
        tenants = Set.copyOf(tenants);
    }

    public static Scope of(String... tenants) {
        return new Scope(Set.of(tenants), false);
    }

    public boolean holds(Set<String> others) {
        return everywhere || tenants.containsAll(others);
    }
}
