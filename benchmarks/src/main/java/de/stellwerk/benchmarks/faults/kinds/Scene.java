package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.outside.InFlight;
import de.stellwerk.benchmarks.faults.outside.Neighbour;
import de.stellwerk.benchmarks.faults.outside.World;
import de.stellwerk.benchmarks.faults.site.Site;
import de.stellwerk.benchmarks.faults.site.StruckHub;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * What faults strike, and what they need for it.
 *
 * @param random everything that faults choose comes from here, so that a seed repeats it
 * @param previous the installation of the version before, if there is one
 */
public record Scene(Site site, World world, Random random, Optional<Path> previous) {

    private static final int LOOK_EVERY_MILLIS = 20;
    private static final int SECONDS_TO_FLOW = 120;
    private static final int SECONDS_TO_CATCH_UP = 30;
    private static final int A_JAM = 300;
    private static final int MOVING = 100;

    /** How many requests at hubs are without an answer now, and deliveries on their way. */
    public long inFlight() {
        InFlight now = world.inFlight();
        return now.requests() + now.undelivered();
    }

    /** Before anything is delivered nothing can be hit: two cold hubs take their time. */
    public void awaitFlow() throws InterruptedException {
        waitUntil(
                SECONDS_TO_FLOW,
                () -> world.dms().effects() > 0 && world.specialist().effects() > 0);
    }

    /** Nothing more is sent while there is so much on its way that the next fault would only meet a jam. */
    public void letItCatchUp() throws InterruptedException {
        if (inFlight() > A_JAM) {
            world.driver().pause();
            waitUntil(SECONDS_TO_CATCH_UP, () -> inFlight() < MOVING);
            world.driver().goOn();
        }
    }

    /** The systems that submissions are delivered to. */
    List<Neighbour> targets() {
        return List.of(world.dms(), world.specialist());
    }

    StruckHub anyHub() {
        return any(site.hubs());
    }

    StruckHub other(StruckHub hub) {
        return site.hubs().stream().filter(each -> each != hub).findFirst().orElseThrow();
    }

    <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    void waitFor(int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
    }

    void waitAtMost(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(millis));
    }

    /** Whether it became true in this time. */
    boolean waitUntil(int seconds, Callable<Boolean> question) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < until) {
            if (isTrue(question)) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        return false;
    }

    private static boolean isTrue(Callable<Boolean> question) throws InterruptedException {
        try {
            return question.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception notNow) {
            return false;
        }
    }

    /** A number out of the ledger; -1 while the database does not answer. */
    long ask(String question) {
        try (Connection connection = site.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() ? answer.getLong(1) : -1;
        } catch (SQLException notNow) {
            return -1;
        }
    }
}
