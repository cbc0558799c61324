package de.stellwerk.benchmarks.faults.outside;

/** The two tenants. Their targets differ in what they can tell: see {@link CatalogueFolder}. */
enum Authority {
    SOEST("kreis-soest", "059740000000"),
    UNNA("kreis-unna", "059780000000");

    private final String tenant;
    private final String ars;

    Authority(String tenant, String ars) {
        this.tenant = tenant;
        this.ars = ars;
    }

    String tenant() {
        return tenant;
    }

    String ars() {
        return ars;
    }

    /** The target that has this role. */
    String target(String role) {
        return role + tenant.substring("kreis".length());
    }

    String provider() {
        return target("kasse");
    }
}
