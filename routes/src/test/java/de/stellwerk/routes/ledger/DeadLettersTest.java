package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aFailure;
import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static de.stellwerk.routes.ledger.TestLedger.anAct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.routes.ledger.DeadLetterFilter.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final DeadLetterFilter DEAD = DeadLetterFilter.all(State.DEAD);

    private final TestLedger ledger = new TestLedger();
    private final TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void groupsByCauseAndNamesIt() {
        ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED);
        ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED);
        ledger.deadMessages.keep("ID:1", "deliver", "UnknownTarget", "garbage".getBytes());

        List<DeadLetters.CauseGroup> causes = ledger.deadLetters.causes(Scope.EVERYWHERE, DEAD);

        assertThat(causes)
                .extracting(DeadLetters.CauseGroup::id)
                .containsExactly("rejected:dms:create-file:http-400", "message:deliver:broker:UnknownTarget");
        assertThat(causes.get(0).count()).isEqualTo(2);
        assertThat(causes.get(0).firstSeen()).isBeforeOrEqualTo(causes.get(0).lastSeen());
        assertThat(causes.get(0).oldest()).isBeforeOrEqualTo(causes.get(0).firstSeen());
        assertThat(Cause.of(causes.get(1).id())).contains(new Cause("message", "deliver", "broker", "UnknownTarget"));
    }

    @Test
    void goesThroughThePagesWithoutMissingOrRepeatingAny() {
        List<UUID> ids = new ArrayList<>(IntStream.range(0, 7)
                .mapToObj(i -> ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED))
                .toList());
        ledger.deadMessages.keep("ID:1", "deliver", "UnknownTarget", "garbage".getBytes());

        List<UUID> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<DeadLetter> page = ledger.deadLetters.list(Scope.EVERYWHERE, DEAD, cursor, 3);
            page.items().forEach(letter -> seen.add(letter.id()));
            cursor = Optional.ofNullable(page.next());
        } while (cursor.isPresent());

        assertThat(seen).hasSize(8).containsAll(ids).doesNotHaveDuplicates();
    }

    @Test
    void filtersByEverythingThatWasAskedFor() {
        UUID soest = ledger.anApplication()
                .ofTenant("kreis-soest")
                .withReference("R-1")
                .to("dms")
                .accepted();
        UUID mettmann = ledger.anApplication()
                .ofTenant("kreis-mettmann")
                .withReference("R-2")
                .to("dms")
                .accepted();
        hub.claim("dms").forEach(claim -> ledger.records.dead(claim, aFailure(Failure.Kind.MAPPING), false));

        Optional<String> no = Optional.empty();
        Optional<Instant> ever = Optional.empty();
        assertThat(submissions(new DeadLetterFilter(
                        State.DEAD, Optional.empty(), no, no, Optional.of("kreis-soest"), no, no, ever, ever, no)))
                .containsExactly(soest);
        assertThat(submissions(new DeadLetterFilter(
                        State.DEAD, Optional.empty(), no, no, no, no, no, ever, ever, Optional.of("R-2"))))
                .containsExactly(mettmann);
        assertThat(submissions(new DeadLetterFilter(
                        State.DEAD,
                        Cause.of("mapping:dms:create-file:http-400"),
                        Optional.of("mapping"),
                        Optional.of("dms"),
                        no,
                        Optional.of("service"),
                        Optional.of("portal"),
                        Optional.of(Instant.now().minusSeconds(60)),
                        Optional.of(Instant.now().plusSeconds(60)),
                        no)))
                .containsExactlyInAnyOrder(soest, mettmann);
        assertThat(submissions(DeadLetterFilter.all(State.ARCHIVED))).isEmpty();
        assertThat(ledger.deadLetters
                        .list(Scope.of("kreis-soest"), DEAD, Optional.empty(), 10)
                        .items())
                .extracting(DeadLetter::submission)
                .containsExactly(soest);
    }

    private List<UUID> submissions(DeadLetterFilter filter) {
        return ledger.deadLetters.list(Scope.EVERYWHERE, filter, Optional.empty(), 10).items().stream()
                .map(DeadLetter::submission)
                .toList();
    }

    @Test
    void tellsOneInFullAndWhatBecameOfItAfterAReplay() {
        UUID id = ledger.anApplication().to("dms", "specialist").accepted();
        ledger.records.delivered(hub.claim("dms").get(0), aReceipt());
        Claim claim = hub.claim("specialist").get(0);
        ledger.records.step(claim, new Records.Step("create-case", aReceipt(), false));
        ledger.records.dead(claim, aFailure(Failure.Kind.REJECTED), false);

        DeadLetters.InFull dead =
                ledger.deadLetters.inFull(Scope.EVERYWHERE, claim.delivery()).orElseThrow();
        assertThat(dead.letter().submission()).isEqualTo(id);
        assertThat(dead.letter().state()).isEqualTo("dead");
        assertThat(dead.delivery().steps())
                .extracting(Submissions.StepView::name)
                .containsExactly("create-case");
        assertThat(dead.siblings()).singleElement().satisfies(dms -> assertThat(dms.receipt())
                .containsKey("aktenzeichen"));

        ledger.replays.replay(anAct(), new Selection.Ids(List.of(claim.delivery())), new ReplayMode.Resume());
        DeadLetter replayed = ledger.deadLetters
                .inFull(Scope.EVERYWHERE, claim.delivery())
                .orElseThrow()
                .letter();
        assertThat(replayed.state()).isEqualTo("in-flight");
        assertThat(replayed.round()).isEqualTo(2);
        assertThat(ledger.deadLetters.inFull(Scope.of("another-tenant"), claim.delivery()))
                .isEmpty();
    }

    @Test
    void refusesACursorItNeverGave() {
        for (String cursor : List.of("", "garbage", "!!", "MTIz", "LTEgeA")) {
            assertThatThrownBy(() -> ledger.deadLetters.list(Scope.EVERYWHERE, DEAD, Optional.of(cursor), 3))
                    .isInstanceOf(UnknownCursor.class);
        }
    }

    @Test
    void answersWellUnderASecondWithAHundredThousandOnThePile() {
        ledger.sql.sql("""
                        SET session_replication_role = replica;
                        INSERT INTO submission (id, portal, reference_hash, content_hash, service, service_key, service_pin, variant,
                                                tenant, area, test, received_at, frame_sealed)
                        SELECT md5(n::text)::uuid, 'portal', sha256(n::text::bytea), '', 'service', '99', 'pin', 'json',
                               'tenant-' || n % 50, '05', false, now() - n * interval '1 s', '' FROM generate_series(1, 100000) n;
                        INSERT INTO delivery (id, submission_id, target, role, chain, position, state, idempotency_key,
                                              failure_class, failure_place, failure_code, failed_at)
                        SELECT md5('d' || n)::uuid, md5(n::text)::uuid, 'dms-' || n % 20, 'dms', 0, 0, 'dead', gen_random_uuid(),
                               'rejected', 'create-file', 'http-' || 400 + n % 5, now() - n * interval '1 s'
                        FROM generate_series(1, 100000) n;
                        ANALYZE;
                        """).update();
        Scope one = Scope.of("tenant-7");
        String next = ledger.deadLetters
                .list(Scope.EVERYWHERE, DEAD, Optional.empty(), 100)
                .next();

        answersInTime(() -> ledger.deadLetters.causes(Scope.EVERYWHERE, DEAD));
        answersInTime(() -> ledger.deadLetters.causes(one, DEAD));
        answersInTime(() -> ledger.deadLetters.list(Scope.EVERYWHERE, DEAD, Optional.of(next), 100));
        answersInTime(() -> ledger.deadLetters.list(one, DEAD, Optional.empty(), 100));
        answersInTime(() -> ledger.targetOperations.list(Scope.EVERYWHERE));
        answersInTime(() -> ledger.deadLetters.trends(Scope.EVERYWHERE, DEAD));
        answersInTime(() -> ledger.deadLetters.facets(Scope.EVERYWHERE));
        answersInTime(() -> ledger.situation.targets(Scope.EVERYWHERE));
        answersInTime(() -> ledger.situation.flow(Scope.EVERYWHERE));
        answersInTime(() -> ledger.situation.marks());
    }

    private static void answersInTime(Runnable question) {
        long began = System.nanoTime();
        question.run();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }
}
