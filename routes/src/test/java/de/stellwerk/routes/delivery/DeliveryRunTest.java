package de.stellwerk.routes.delivery;

import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.routes.failure.RetryPolicy;
import de.stellwerk.routes.failure.RetrySettings;
import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Owed;
import de.stellwerk.routes.ledger.Submissions;
import de.stellwerk.routes.ledger.TestLedger;
import de.stellwerk.routes.ledger.Withdrawals;
import de.stellwerk.routes.telemetry.Meters;
import de.stellwerk.routes.telemetry.TestMeters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an adapter does, and what the ledger says afterwards. */
class DeliveryRunTest {

    private final TestLedger ledger = new TestLedger();
    private final TestLedger.Hub hub = ledger.hub();
    private final ScriptedTarget target = new ScriptedTarget();
    private final Meters meters = TestMeters.some();
    private final Set<String> woken = new TreeSet<>();
    private final DeliverySettings settings =
            new DeliverySettings(8, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(60));

    @AfterEach
    void stop() {
        hub.close();
    }

    /** A target whose adapter does what the test says, and counts effects by key. */
    private static final class ScriptedTarget implements AttachedTarget {
        private interface Script {
            Receipt deliver(Delivery delivery, Steps steps) throws DeliveryFailure;
        }

        private Script script =
                (delivery, steps) -> steps.once("create-file", () -> Steps.Found.NOT_THERE, () -> aReceipt());
        private DeliveryFailure checkFailure;
        private boolean recognisesRepeats;
        private boolean production;
        private final List<String> effects = new ArrayList<>();

        @Override
        public String name() {
            return "dms";
        }

        @Override
        public boolean production() {
            return production;
        }

        @Override
        public int concurrency() {
            return 4;
        }

        @Override
        public int perSecond() {
            return 1000;
        }

        @Override
        public int drainPerSecond() {
            return 1000;
        }

        @Override
        public RetrySettings retry() {
            return new RetrySettings(2, Duration.ofMillis(1), Duration.ofMillis(2));
        }

        @Override
        public Receipt deliver(Delivery delivery, Steps steps) throws DeliveryFailure {
            return script.deliver(delivery, steps);
        }

        @Override
        public void check() throws DeliveryFailure {
            if (checkFailure != null) {
                throw checkFailure;
            }
        }

        @Override
        public boolean recognisesRepeats() {
            return recognisesRepeats;
        }

        @Override
        public byte[] payload(byte[] antrag) throws MappingFault {
            throw new MappingFault("payload-stylesheet", null);
        }
    }

    private Owed price = new Owed(Owed.Terms.INVOICE, Optional.of(new BigDecimal("1.00")), List.of(), Optional.empty());

    private DeliveryRun runWith(MapAgain mapping, DeliverySettings settings) {
        Wakes wakes = new Wakes(null) {
            @Override
            public void wake(Collection<String> targets) {
                woken.addAll(targets);
            }
        };
        Persistence persistence = new Persistence(hub.incarnation);
        return new DeliveryRun(
                new Preparation(
                        hub.claims,
                        ledger.documents,
                        ledger.records,
                        hub.incarnation,
                        persistence,
                        mapping,
                        (claim, antrag, form) -> new PriceAgain.Price(price, Optional.empty()),
                        antrag -> antrag),
                new Consequences(
                        new RetryPolicy(), ledger.records, ledger.targets, new TargetChecks(), settings, meters),
                ledger.records,
                persistence,
                wakes,
                new Deadlines(settings),
                meters);
    }

    private void attempt() {
        attempt((claim, form, attachments) -> {
            throw new MappingFault("still-broken", null);
        });
    }

    private void attempt(MapAgain mapping) {
        ledger.letTimePass();
        hub.claim("dms").forEach(claim -> runWith(mapping, settings).run(claim, target));
    }

    private Instant dueAt() {
        return ledger.sql
                .sql("SELECT due_at FROM delivery")
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
    }

    private Submissions.DeliveryView dms(UUID id) {
        return ledger.submissions.find(id).orElseThrow().deliveries().get(0);
    }

    @Test
    void recordsTheReceiptAndWakesTheNextTarget() {
        UUID id = ledger.anApplication().to("dms", "specialist").accepted();

        attempt();

        assertThat(dms(id).state()).isEqualTo("delivered");
        assertThat(dms(id).receipt()).isEqualTo(aReceipt().references());
        assertThat(woken).containsExactly("specialist");
    }

    /** The last one with the delivery itself, each other before the next begins. */
    @Test
    void recordsEveryStepThatWasDone() {
        UUID id = ledger.anApplication().to("dms").accepted();
        List<List<String>> recorded = new ArrayList<>();
        target.script = (delivery, steps) -> {
            Receipt receipt = null;
            for (String step : List.of("create-file", "add-form", "add-plan")) {
                receipt = steps.once(step, () -> Steps.Found.NOT_THERE, () -> {
                    recorded.add(names(id));
                    return aReceipt();
                });
            }
            return receipt;
        };

        attempt();

        assertThat(recorded).containsExactly(List.of(), List.of("create-file"), List.of("create-file", "add-form"));
        assertThat(names(id)).containsExactly("create-file", "add-form", "add-plan");
        assertThat(dms(id).state()).isEqualTo("delivered");
    }

    @Test
    void recordsTheStepThatWasDoneBeforeAFailure() {
        UUID id = ledger.anApplication().to("dms").accepted();
        target.script = (delivery, steps) -> {
            steps.once("create-file", () -> Steps.Found.NOT_THERE, () -> {
                target.effects.add(delivery.idempotencyKey());
                return aReceipt();
            });
            throw new IllegalStateException("the adapter crashes between two steps");
        };

        attempt();
        attempt();

        assertThat(names(id)).containsExactly("create-file");
        assertThat(target.effects).hasSize(1);
        assertThat(dms(id).state()).isEqualTo("dead");
        assertThat(ledger.withdrawals.withdraw(id)).doesNotContain(Withdrawals.Obstacle.OUTCOME_UNKNOWN);
    }

    private List<String> names(UUID id) {
        return dms(id).steps().stream().map(Submissions.StepView::name).toList();
    }

    @Test
    void isDeadAtOnceWhenTheTargetRefuses() {
        UUID id = ledger.anApplication().to("dms").accepted();
        target.script = (delivery, steps) -> steps.once("create-file", () -> Steps.Found.NOT_THERE, () -> {
            throw new DeliveryRejected("http-400", "no such file plan");
        });

        attempt();

        assertThat(dms(id).state()).isEqualTo("dead");
        assertThat(dms(id).failure().kind()).isEqualTo("rejected");
        assertThat(dms(id).failure().place()).isEqualTo("create-file");
    }

    @Test
    void looksForAnEffectWhoseAnswerWasLostAndDoesNotRepeatIt() {
        UUID id = ledger.anApplication().to("dms").accepted();
        target.script = (delivery, steps) -> steps.once(
                "create-file",
                () -> target.effects.isEmpty() ? Steps.Found.NOT_THERE : Steps.Found.there(aReceipt()),
                () -> {
                    target.effects.add(delivery.idempotencyKey());
                    throw new OutcomeUnknown("reset", "the answer was lost");
                });

        attempt();
        assertThat(dms(id).state()).isEqualTo("in-flight");
        attempt();

        assertThat(dms(id).state()).isEqualTo("delivered");
        assertThat(dms(id).steps()).singleElement().matches(Submissions.StepView::found);
        assertThat(target.effects).hasSize(1);
    }

    @Test
    void looksForEveryStepAfterTheLedgerWasRestoredUntilOneIsNotThere() {
        UUID id = ledger.anApplication().to("dms").accepted();
        ledger.sql.sql("UPDATE delivery SET uncertain = true, restored = true").update();
        target.script = (delivery, steps) -> {
            for (String step : List.of("create-file", "store-form")) {
                steps.once(step, () -> found(step), () -> done(step));
            }
            steps.once("store-pdf", () -> Steps.Found.NOT_THERE, () -> done("store-pdf"));
            return steps.once("close", () -> found("close"), () -> done("close"));
        };

        attempt();

        assertThat(target.effects).containsExactly("found create-file", "found store-form", "store-pdf", "close");
        assertThat(ledger.stateOf(id)).isEqualTo("delivered");
    }

    private Steps.Found found(String step) {
        target.effects.add("found " + step);
        return Steps.Found.there(aReceipt());
    }

    private Receipt done(String step) {
        target.effects.add(step);
        return aReceipt();
    }

    @Test
    void leavesItToAnOperatorWhenNobodyCanTellWhetherItHappened() {
        UUID id = ledger.anApplication().to("dms").accepted();
        target.script = (delivery, steps) -> steps.once("post", Steps.CANNOT_TELL, () -> {
            target.effects.add(delivery.idempotencyKey());
            throw new OutcomeUnknown("reset", "the answer was lost");
        });

        attempt();
        attempt();

        assertThat(dms(id).state()).isEqualTo("dead");
        assertThat(dms(id).failure().kind()).isEqualTo("outcome-unknown");
        assertThat(target.effects).hasSize(1);
    }

    @Test
    void repeatsUnderTheSameKeyWhenTheTargetRecognisesRepeats() {
        UUID id = ledger.anApplication().to("dms").accepted();
        target.recognisesRepeats = true;
        target.script = (delivery, steps) -> steps.once("post", Steps.CANNOT_TELL, () -> {
            target.effects.add(delivery.idempotencyKey());
            if (target.effects.size() == 1) {
                throw new OutcomeUnknown("reset", "the answer was lost");
            }
            return aReceipt();
        });

        attempt();
        attempt();

        assertThat(dms(id).state()).isEqualTo("delivered");
        assertThat(target.effects).hasSize(2).containsOnly(target.effects.get(0));
    }

    @Test
    void keepsTheDoubtWhenARepeatDoesNotEvenReachTheTarget() {
        UUID id = ledger.anApplication().to("dms").accepted();
        target.recognisesRepeats = true;
        target.script = (delivery, steps) -> steps.once("post", Steps.CANNOT_TELL, () -> {
            target.effects.add(delivery.idempotencyKey());
            if (target.effects.size() == 1) {
                throw new OutcomeUnknown("reset", "the answer was lost");
            }
            target.checkFailure = new TargetUnavailable("connect-refused", "down");
            throw new TargetUnavailable("connect-refused", "down");
        });

        attempt();
        attempt();

        assertThat(ledger.withdrawals.withdraw(id)).containsExactly(Withdrawals.Obstacle.OUTCOME_UNKNOWN);
    }

    @Test
    void beginsNoEffectOnceItsAttemptIsGivenUp() {
        UUID id = ledger.anApplication().to("dms").accepted();
        target.script = (delivery, steps) -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return steps.once("post", Steps.CANNOT_TELL, () -> {
                target.effects.add(delivery.idempotencyKey());
                return aReceipt();
            });
        };
        DeliverySettings impatient =
                new DeliverySettings(8, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMillis(50));

        runWith((c, form, attachments) -> null, impatient).run(hub.claim("dms").get(0), target);

        assertThat(target.effects).isEmpty();
        assertThat(dms(id).failure().code()).isEqualTo("attempt-too-long");
    }

    @Test
    void parksTheTargetInAnOutageAndLeavesTheDeliveryUntouched() {
        UUID id = ledger.anApplication().to("dms").accepted();
        target.checkFailure = new TargetUnavailable("connect-refused", "down");
        target.script = (delivery, steps) -> {
            throw new TargetUnavailable("connect-refused", "down");
        };

        Claim claim = hub.claim("dms").get(0);
        Instant place = dueAt();
        runWith((c, form, attachments) -> null, settings).run(claim, target);
        assertThat(dueAt()).isEqualTo(place);
        attempt();

        assertThat(ledger.stateOf(id)).isEqualTo("parked");
        assertThat(dms(id).attempts()).isZero();
        assertThat(dms(id).history()).hasSize(1);
    }

    @Test
    void parksAMisconfiguredTarget() {
        UUID id = ledger.anApplication().to("dms").accepted();
        target.script = (delivery, steps) -> {
            throw new TargetMisconfigured("http-401", "wrong password");
        };

        attempt();

        assertThat(ledger.stateOf(id)).isEqualTo("parked");
    }

    @Test
    void exhaustsTheAttemptsOfAnAdapterThatCrashesAndLooksBeforeEveryNextOne() {
        UUID id = ledger.anApplication().to("dms").accepted();
        List<String> looked = new ArrayList<>();
        target.script = (delivery, steps) -> steps.once(
                "create-file",
                () -> {
                    looked.add("looked");
                    return Steps.Found.NOT_THERE;
                },
                () -> {
                    throw new StackOverflowError();
                });

        attempt();
        attempt();

        assertThat(dms(id).state()).isEqualTo("dead");
        assertThat(dms(id).failure().kind()).isEqualTo("crashed");
        assertThat(dms(id).failure().code()).isEqualTo("stack-overflow-error");
        assertThat(looked).hasSize(1);
    }

    @Test
    void mapsAgainWithTheMendedMappingBeforeItDelivers() {
        UUID id = ledger.anApplication().whoseMappingFails().to("dms").accepted();
        ledger.sql.sql("UPDATE delivery SET state = 'due', due_at = now()").update();

        attempt();
        assertThat(dms(id).failure().kind()).isEqualTo("mapping");
        assertThat(dms(id).failure().place()).isEqualTo("map");
        ledger.sql.sql("UPDATE delivery SET state = 'due', due_at = now()").update();
        attempt((claim, form, attachments) -> new MapAgain.Mapped("<mended/>".getBytes(), "new pin"));

        assertThat(dms(id).state()).isEqualTo("delivered");
        assertThat(ledger.documents.antrag(ledger.documents.key(id).orElseThrow()))
                .hasValue("<mended/>".getBytes());
    }

    @Test
    void callsAPayloadThatCannotBeMadeOurFault() {
        UUID id = ledger.anApplication().to("dms").accepted();
        target.script = (delivery, steps) -> Receipt.of("x", new String(delivery.payload()));

        attempt();

        assertThat(dms(id).failure().kind()).isEqualTo("mapping");
        assertThat(dms(id).failure().code()).isEqualTo("payload-stylesheet");
    }

    @Test
    void endsAnAttemptThatDoesNotReturn() {
        UUID id = ledger.anApplication().to("dms").accepted();
        target.script = (delivery, steps) -> steps.once("post", Steps.CANNOT_TELL, () -> {
            try {
                Thread.currentThread().join();
                throw new AssertionError("nobody interrupted this");
            } catch (InterruptedException e) {
                throw new OutcomeUnknown("interrupted", "");
            }
        });
        DeliverySettings impatient =
                new DeliverySettings(8, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMillis(50));
        Claim claim = hub.claim("dms").get(0);
        runWith((c, form, attachments) -> null, impatient).run(claim, target);

        assertThat(dms(id).failure().code()).isEqualTo("attempt-too-long");
        assertThat(dms(id).state()).isEqualTo("in-flight");
    }

    @Test
    void neverBringsATestToAProductionTarget() {
        target.production = true;
        UUID id = ledger.anApplication().asTest().to("dms").accepted();

        attempt();

        assertThat(dms(id).failure().code()).isEqualTo("test-reaches-production");
    }
}
