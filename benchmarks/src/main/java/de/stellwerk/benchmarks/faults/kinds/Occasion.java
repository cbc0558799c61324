package de.stellwerk.benchmarks.faults.kinds;

import de.stellwerk.benchmarks.faults.inside.KillPoint;
import de.stellwerk.benchmarks.faults.outside.Misbehaviour;
import de.stellwerk.benchmarks.faults.outside.Neighbour;
import de.stellwerk.benchmarks.faults.site.Queues;
import de.stellwerk.benchmarks.faults.site.StruckHub;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Leads a hub to a point that load alone does not lead to. */
interface Occasion {

    /** Does what leads there; called again and again until the hub is there. */
    void again() throws Exception;

    /** Puts right what was put wrong for it. */
    default void over() {}

    static Occasion of(KillPoint.Occasion kind, Scene scene, StruckHub hub) {
        return switch (kind) {
            case LOAD, PAYMENT -> () -> {};
            case REFUSAL -> new Unkindness(scene, Misbehaviour.answers(400).hitting(20));
            case OUTAGE -> new Unkindness(scene, Misbehaviour.answers(503));
            case REPLAY -> new Replaying(scene, hub);
            case GARBAGE -> new Now(() -> Queues.of(scene.site().artemis()).pour());
            case DEATH_OF_THE_OTHER -> new Now(() -> scene.other(hub).part().kill());
        };
    }

    /** What is done again only after a while. */
    final class Now implements Occasion {
        private static final long SECONDS_BETWEEN = 20;

        private interface Deed {
            void doIt() throws Exception;
        }

        private final Deed deed;
        private long next = System.nanoTime();

        Now(Deed deed) {
            this.deed = deed;
        }

        @Override
        public void again() throws Exception {
            if (System.nanoTime() >= next) {
                deed.doIt();
                next = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN);
            }
        }
    }

    /** All targets refuse or are away for some seconds, and are well for as long, in turn. */
    final class Unkindness implements Occasion {
        private static final long SECONDS_EACH = 3;

        private final Scene scene;
        private final Misbehaviour behaviour;
        private final long begun = System.nanoTime();
        private boolean bad;

        Unkindness(Scene scene, Misbehaviour behaviour) {
            this.scene = scene;
            this.behaviour = behaviour;
        }

        @Override
        public void again() {
            long phase = (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(SECONDS_EACH);
            boolean beBad = phase % 2 == 0;
            if (beBad != bad) {
                bad = beBad;
                scene.targets().forEach(target -> target.behave(bad ? behaviour : Misbehaviour.NONE));
            }
        }

        @Override
        public void over() {
            scene.targets().forEach(Neighbour::mend);
        }
    }

    /** An operator sets dead letters going again, once there are some. */
    final class Replaying implements Occasion {
        private static final String EVERYTHING_DEAD =
                "{\"mode\": \"resume\", \"reason\": \"Prüfung\", \"filter\": {\"since\": \"2020-01-01T00:00:00Z\"}}";
        private static final HttpClient HTTP = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();

        private final Scene scene;
        private final Unkindness makesDeadLetters;
        private final StruckHub hub;

        Replaying(Scene scene, StruckHub hub) {
            this.scene = scene;
            this.hub = hub;
            this.makesDeadLetters =
                    new Unkindness(scene, Misbehaviour.answers(400).hitting(20));
        }

        @Override
        public void again() {
            makesDeadLetters.again();
            if (scene.ask("SELECT count(*) FROM delivery WHERE state = 'dead'") > 0) {
                CompletableFuture.runAsync(this::order);
            }
        }

        private void order() {
            HttpRequest order = HttpRequest.newBuilder(hub.hub().address().resolve("/api/v1/ops/dead-letters/replay"))
                    .header("Authorization", "Bearer " + scene.world().operatorToken())
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(10))
                    .POST(HttpRequest.BodyPublishers.ofString(EVERYTHING_DEAD))
                    .build();
            try {
                HTTP.send(order, HttpResponse.BodyHandlers.discarding());
            } catch (IOException unanswered) {
                // the hub was killed meanwhile, or will be
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void over() {
            makesDeadLetters.over();
        }
    }
}
