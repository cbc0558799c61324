package de.stellwerk.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.app.faults.Acknowledgements.Acknowledged;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Kills hubs with -9, one at a time, while a portal sends; the same seed gives the same delays. */
record RandomKills(int times, Random random) {

    private static final int SEED = 20261122;
    private static final Duration SLOW = Duration.ofMillis(250);
    private static final int ABOUT_TO_END = 8;
    private static final int AT_LEAST_MILLIS = 300;
    private static final int AT_MOST_MILLIS = 3000;

    static RandomKills of(int times) {
        return new RandomKills(times, new Random(SEED));
    }

    /** Returns when all submissions are acknowledged, some of them repeatedly, and all hubs are up. */
    void under(int submissions, TestBench bench) throws Exception {
        bench.systems().dms().slow(SLOW);
        List<Envelope> envelopes =
                Stream.generate(Envelope::reitkennzeichen).limit(submissions).toList();
        List<Future<Acknowledged>> answers = new ArrayList<>();
        int each = submissions / (times + 1);
        for (int kill = 0; kill < times; kill++) {
            send(envelopes.subList(kill * each, (kill + 1) * each), answers, bench);
            kill(bench.hubs().get(kill % bench.hubs().size()), answers);
        }
        send(envelopes.subList(times * each, submissions), answers, bench);
        for (Future<Acknowledged> answer : answers) {
            answer.get(2, TimeUnit.MINUTES);
        }
        repeatSome(envelopes, bench.portal());
        bench.systems().mend();
    }

    private static void send(List<Envelope> part, List<Future<Acknowledged>> answers, TestBench bench) {
        part.forEach(envelope -> answers.add(bench.portal().send(envelope)));
    }

    /** At a random time, or earlier when the work is about to end: a kill counts only if it hits work. */
    private void kill(Hub hub, List<Future<Acknowledged>> answers) throws Exception {
        long planned = System.nanoTime()
                + Duration.ofMillis(random.nextInt(AT_LEAST_MILLIS, AT_MOST_MILLIS))
                        .toNanos();
        while (System.nanoTime() < planned && workLeft(hub, answers) > ABOUT_TO_END) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        assertThat(workLeft(hub, answers)).as("work that the kill hits").isPositive();
        hub.kill();
        hub.start();
    }

    private static long workLeft(Hub hub, List<Future<Acknowledged>> answers) throws IOException {
        long unanswered = answers.stream().filter(answer -> !answer.isDone()).count();
        return unanswered > ABOUT_TO_END
                ? unanswered
                : unanswered + Operations.at(hub.address()).unfinishedAt("dms-soest");
    }

    /** Of what was acknowledged, five in a hundred come again and one in a hundred with other content. */
    private static void repeatSome(List<Envelope> envelopes, PortalDriver portal) throws IOException {
        for (int i = 0; i < envelopes.size(); i += 20) {
            portal.sendAgain(envelopes.get(i));
        }
        for (int i = 0; i < envelopes.size(); i += 100) {
            portal.sendAltered(envelopes.get(i));
        }
    }
}
