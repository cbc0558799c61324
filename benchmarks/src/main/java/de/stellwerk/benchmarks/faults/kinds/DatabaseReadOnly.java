package de.stellwerk.benchmarks.faults.kinds;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What hubs see after a failover to a replica that is not promoted yet: every read works, no write does. */
record DatabaseReadOnly() implements Fault {

    private static final int SECONDS = 8;

    @Override
    public String word() {
        return "database-read-only";
    }

    @Override
    public long strike(Scene scene) throws SQLException, InterruptedException {
        long hit = scene.inFlight();
        try {
            tell(scene, "ALTER SYSTEM SET default_transaction_read_only = on");
            scene.waitFor(SECONDS);
        } finally {
            tell(scene, "ALTER SYSTEM RESET default_transaction_read_only");
        }
        return hit;
    }

    private static void tell(Scene scene, String change) throws SQLException {
        try (Connection connection = scene.site().postgres().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(change);
            statement.execute("SELECT pg_reload_conf()");
        }
    }
}
