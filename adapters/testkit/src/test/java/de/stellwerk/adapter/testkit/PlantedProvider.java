package de.stellwerk.adapter.testkit;

import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.Setting;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.adapter.payment.PaymentHint;
import de.stellwerk.adapter.payment.PaymentProvider;
import de.stellwerk.adapter.payment.PaymentRequest;
import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.adapter.payment.PaymentStatus.State;
import de.stellwerk.adapter.payment.PaymentTransaction;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A payment provider in memory, with one mistake or none: what the contract must see. */
final class PlantedProvider implements ProviderUnderTest<PlantedProvider.Settings> {

    private static final BigDecimal ASKED_FOR = new BigDecimal("40.00");

    private final Map<String, State> payments = new HashMap<>();
    private final Mistake mistake;
    private BigDecimal amount;
    private String word;

    PlantedProvider(Mistake mistake) {
        this.mistake = mistake;
    }

    enum Mistake {
        NONE,
        HAS_NO_PAGE_OF_ITS_OWN,
        OPENS_UNDER_ANOTHER_ID,
        COUNTS_AS_PAID_AT_ONCE,
        BELIEVES_ITS_OWN_AMOUNT,
        FORGETS_THE_KASSENZEICHEN,
        CALLS_CANCELLED_OPEN,
        GUESSES_UNKNOWN_WORDS,
        REFUSES_A_REPEAT_WITHOUT_SAYING_WHY,
        CALLS_A_LOST_ANSWER_AN_OUTAGE,
        CALLS_AN_OUTAGE_A_REJECTION,
        OPENS_WHILE_IT_IS_DOWN,
        CALLS_WRONG_CREDENTIALS_AN_OUTAGE,
        WAITS_FOR_EVER,
        FINDS_A_HEALTHY_ONE_ILL,
        BELIEVES_EVERY_NOTIFICATION
    }

    record Settings(@Setting("What is wrong, if anything") Fault fault) {}

    PaymentProvider<Settings> provider() {
        return new InMemory(this);
    }

    private boolean makes(Mistake one) {
        return mistake == one;
    }

    @Override
    public Settings settings() {
        return new Settings(null);
    }

    @Override
    public void decide(String transaction, Decision decision) {
        payments.put(
                transaction,
                switch (decision) {
                    case PAY -> State.PAID;
                    case CANCEL -> State.CANCELLED;
                    case FAIL -> State.FAILED;
                });
    }

    @Override
    public int openedUnder(String request) {
        return payments.containsKey(request) ? 1 : 0;
    }

    @Override
    public void lie(BigDecimal amount, String word) {
        this.amount = amount;
        this.word = word;
    }

    @Override
    public Set<Fault> faults() {
        return EnumSet.complementOf(EnumSet.of(Fault.REFUSES));
    }

    @Override
    public Settings broken(Fault fault) {
        return new Settings(fault);
    }

    @Override
    public void mend() {
        lie(null, null);
    }

    @AdapterKind("planted")
    private record InMemory(PlantedProvider far) implements PaymentProvider<Settings> {

        @Override
        public PaymentTransaction open(PaymentRequest request, Settings settings) throws DeliveryFailure {
            if (settings.fault() == Fault.DOWN && far.makes(Mistake.OPENS_WHILE_IT_IS_DOWN)) {
                far.payments.put(request.id(), State.OPEN);
            }
            reach(settings.fault());
            if (far.payments.containsKey(request.id())) {
                throw new DeliveryRejected(
                        far.makes(Mistake.REFUSES_A_REPEAT_WITHOUT_SAYING_WHY) ? "no" : "payment-exists", "");
            }
            far.payments.put(request.id(), far.makes(Mistake.COUNTS_AS_PAID_AT_ONCE) ? State.PAID : State.OPEN);
            if (settings.fault() == Fault.SWALLOWS_ANSWER) {
                throw far.makes(Mistake.CALLS_A_LOST_ANSWER_AN_OUTAGE)
                        ? new TargetUnavailable("lost", "")
                        : new OutcomeUnknown("lost", "");
            }
            return new PaymentTransaction(
                    far.makes(Mistake.OPENS_UNDER_ANOTHER_ID) ? "other" : request.id(),
                    request.id(),
                    URI.create(far.makes(Mistake.HAS_NO_PAGE_OF_ITS_OWN) ? "/pay" : "https://example.org/pay"));
        }

        @Override
        public PaymentStatus status(PaymentTransaction transaction, Settings settings) throws DeliveryFailure {
            reach(settings.fault());
            if (far.word != null && !far.makes(Mistake.GUESSES_UNKNOWN_WORDS)) {
                throw new OutcomeUnknown("unknown-status", "");
            }
            State state = far.payments.get(transaction.transactionId());
            if (state == State.CANCELLED && far.makes(Mistake.CALLS_CANCELLED_OPEN)) {
                return PaymentStatus.of(State.OPEN);
            }
            return state == State.PAID ? paid() : PaymentStatus.of(state);
        }

        private PaymentStatus paid() {
            boolean told = far.amount != null && !far.makes(Mistake.BELIEVES_ITS_OWN_AMOUNT);
            return new PaymentStatus(
                    State.PAID,
                    Optional.of(told ? far.amount : ASKED_FOR),
                    far.makes(Mistake.FORGETS_THE_KASSENZEICHEN) ? Optional.empty() : Optional.of("4711"),
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public void check(Settings settings) throws DeliveryFailure {
            reach(settings.fault());
            if (far.makes(Mistake.FINDS_A_HEALTHY_ONE_ILL)) {
                throw new TargetUnavailable("ill", "");
            }
        }

        @Override
        public Optional<PaymentHint> hint(Map<String, String> parameters, Settings settings) {
            return far.makes(Mistake.BELIEVES_EVERY_NOTIFICATION)
                    ? Optional.of(new PaymentHint(Optional.empty(), Optional.of("any")))
                    : Optional.empty();
        }

        private void reach(Fault fault) throws DeliveryFailure {
            if (fault == Fault.DOWN) {
                throw far.makes(Mistake.CALLS_AN_OUTAGE_A_REJECTION)
                        ? new DeliveryRejected("down", "")
                        : new TargetUnavailable("down", "");
            }
            if (fault == Fault.MISCONFIGURED) {
                throw far.makes(Mistake.CALLS_WRONG_CREDENTIALS_AN_OUTAGE)
                        ? new TargetUnavailable("stranger", "")
                        : new TargetMisconfigured("stranger", "");
            }
            if (fault == Fault.HANGS) {
                if (far.makes(Mistake.WAITS_FOR_EVER)) {
                    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
                }
                throw new OutcomeUnknown("no-answer", "");
            }
        }
    }
}
