package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.inside.Poison;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One submission kills every hub that touches it. After a few deaths the hubs must leave it alone, and work on with all others. */
record PoisonSubmission() implements Fault {

    private static final int SECONDS_TO_COME_BY = 20;
    private static final int SECONDS_TO_GIVE_UP = 150;

    @Override
    public String word() {
        return "poison-submission";
    }

    @Override
    public long strike(Scene scene) throws IOException, InterruptedException {
        Poison poison = scene.site().poison();
        poison.brew();
        try {
            if (!scene.waitUntil(SECONDS_TO_COME_BY, poison::isTaken)) {
                return 0;
            }
            long hit = Math.max(1, scene.inFlight());
            if (!scene.waitUntil(SECONDS_TO_GIVE_UP, () -> isLeftAlone(scene))) {
                throw new IllegalStateException("hubs still die of one submission after " + SECONDS_TO_GIVE_UP + " s");
            }
            return hit;
        } finally {
            poison.cure();
        }
    }

    private static boolean isLeftAlone(Scene scene) {
        try (Connection connection = scene.site().postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT EXISTS (SELECT FROM delivery WHERE state = 'dead' AND failure_class = 'poison')")) {
            return found.next() && found.getBoolean(1);
        } catch (SQLException notNow) {
            return false;
        }
    }
}
