package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aFailure;
import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static de.stellwerk.routes.ledger.TestLedger.anAct;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever legal things happen in whatever order: nothing is unaccounted for, and every account says the same. */
class RandomHistoriesTest {

    private static final List<String> TARGETS = List.of("dms", "specialist", "file");
    private static final List<String> CLAIMED = List.of("dms", "specialist", "file", TestLedger.CALLBACK);
    private static final Failure.Kind[] KINDS = Failure.Kind.values();

    private final TestLedger ledger = new TestLedger();
    private final List<UUID> submissions = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private TestLedger.Hub hub = ledger.hub();
    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {1, 22, 333})
    void leaveNothingUnaccountedFor(long seed) {
        random = new Random(seed);
        for (int i = 1; i <= 400; i++) {
            somethingHappens();
            if (i % 20 == 0) {
                everythingIsAccountedFor("seed " + seed + ", step " + i);
            }
        }
        hub.close();
    }

    private void everythingIsAccountedFor(String when) {
        Reconciliation.Report report = ledger.reconciliation.report(Scope.EVERYWHERE);
        assertThat(report.orphans()).as(when).isEmpty();
        assertThat(report.unaccounted()).as(when).isZero();
        assertThat(report.accepted()).as(when).isEqualTo(submissions.size());
        assertThat(report.counts().values().stream().mapToLong(Long::longValue).sum())
                .as(when)
                .isEqualTo(submissions.size());
        Map<String, Long> counted = new TreeMap<>(report.counts());
        counted.values().removeIf(n -> n == 0);
        assertThat(counted).as(when).isEqualTo(asTheLedgerSays());
    }

    private Map<String, Long> asTheLedgerSays() {
        Map<String, Long> states = new TreeMap<>();
        ledger.sql
                .sql("SELECT submission_state(s) FROM submission s")
                .query(String.class)
                .list()
                .forEach(state -> states.merge(state, 1L, Long::sum));
        return states;
    }

    private void somethingHappens() {
        switch (random.nextInt(15)) {
            case 0, 1, 2 -> accept();
            case 3, 4 -> claims.addAll(hub.claim(any(CLAIMED), 3, random.nextInt(4) == 0));
            case 5, 6 -> onAClaim(claim -> ledger.records.delivered(claim, aReceipt()));
            case 7 ->
                onAClaim(claim ->
                        ledger.records.retry(claim, aFailure(any(KINDS)), Duration.ZERO, true, random.nextBoolean()));
            case 8 -> onAClaim(claim -> ledger.records.dead(claim, aFailure(any(KINDS)), random.nextBoolean()));
            case 9 -> theHubDies();
            case 10 -> ledger.replays.replay(anAct(), someDeliveries(), mode());
            case 11 -> archiveOrRestore();
            case 12 -> withdrawOrSettle();
            case 13 -> ledger.relayed();
            default -> parkOrOpen(any(CLAIMED));
        }
    }

    private void accept() {
        TestLedger.Application application = ledger.anApplication();
        if (random.nextInt(3) == 0) {
            application.ofCase("case " + random.nextInt(3));
        }
        if (random.nextInt(8) == 0) {
            application.whoseMappingFails();
        }
        String first = any(TARGETS);
        application.to(random.nextBoolean() ? new String[] {first} : new String[] {first, any(TARGETS), any(TARGETS)});
        if (random.nextInt(3) == 0) {
            application.to(any(TARGETS));
        }
        submissions.add(application.accepted());
    }

    private void onAClaim(java.util.function.Consumer<Claim> what) {
        if (!claims.isEmpty()) {
            what.accept(claims.remove(random.nextInt(claims.size())));
        }
    }

    private void theHubDies() {
        if (random.nextInt(3) == 0) {
            hub.close();
            claims.clear();
            if (random.nextInt(3) == 0) {
                ledger.restorations.said(anAct());
            }
            ledger.recovery.giveBackClaimsOfTheDead();
            hub = ledger.hub();
        }
    }

    private Selection someDeliveries() {
        return random.nextInt(4) == 0
                ? new Selection.Matching(DeadLetterFilter.all(DeadLetterFilter.State.DEAD))
                : new Selection.Ids(deliveries("true"));
    }

    private List<UUID> deliveries(String which) {
        return ledger.sql
                .sql("SELECT id FROM delivery WHERE " + which + " ORDER BY md5(id::text || ?) LIMIT 4")
                .param(random.nextInt())
                .query(UUID.class)
                .list();
    }

    private ReplayMode mode() {
        return random.nextBoolean() ? new ReplayMode.Resume() : new ReplayMode.Again(any(CLAIMED));
    }

    private void archiveOrRestore() {
        if (random.nextBoolean()) {
            ledger.archive.archive(anAct(), new Selection.Ids(deliveries("state = 'dead'")));
        } else {
            ledger.archive.restore(anAct(), new Selection.Ids(deliveries("state = 'archived'")));
        }
    }

    private void withdrawOrSettle() {
        if (random.nextBoolean() && !submissions.isEmpty()) {
            ledger.withdrawals.withdraw(any(submissions));
        } else {
            deliveries("failure_class = 'outcome-unknown'")
                    .forEach(id -> ledger.arrivals.arrived(anAct(), id, Map.of("aktenzeichen", "67.30-2026-7")));
        }
    }

    private void parkOrOpen(String target) {
        switch (random.nextInt(4)) {
            case 0 -> ledger.targets.park(target, Failure.Kind.UNAVAILABLE, "connect", Duration.ofSeconds(5));
            case 1 -> ledger.targetOperations.pause(anAct(), target);
            default -> {
                ledger.targets.unpark(target);
                ledger.targetOperations.resume(anAct(), target);
            }
        }
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> T any(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
