package de.stellwerk.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.Setting;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.adapter.payment.PaymentItem;
import de.stellwerk.adapter.payment.PaymentProvider;
import de.stellwerk.adapter.payment.PaymentRequest;
import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.adapter.payment.PaymentStatus.State;
import de.stellwerk.adapter.payment.PaymentTransaction;
import de.stellwerk.adapter.testkit.ProviderUnderTest.Decision;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the hub relies on in every payment provider. A test class implements it for one provider against its real counterpart.
 *
 * @param <S> the provider's settings
 */
public interface PaymentProviderContract<S extends Record> {

    PaymentProvider<S> provider();

    ProviderUnderTest<S> counterpart();

    /** How long one call may take at most, whatever the provider does. */
    default Duration patience() {
        return Duration.ofSeconds(20);
    }

    /** 25.00 and 15.00 EUR under an id of its own. */
    default PaymentRequest newRequest() {
        return new PaymentRequest(
                UUID.randomUUID().toString(),
                Instant.parse("2026-11-22T10:15:30Z"),
                new BigDecimal("40.00"),
                "Antrag 2026",
                "Abgabe, Gebühr",
                URI.create("https://hub.example/pay/return/token"),
                URI.create("http://127.0.0.1:9/notifications"),
                List.of(
                        new PaymentItem(
                                "1", "Abgabe", new BigDecimal("25.00"), "Abgabe 2026", "1.554.01", Optional.of("7")),
                        new PaymentItem(
                                "2", "Gebühr", new BigDecimal("15.00"), "Gebuehr 2026", "1.554.02", Optional.empty())));
    }

    @AfterEach
    default void mendTheProvider() {
        counterpart().mend();
    }

    @Test
    default void it_is_found_by_its_kind_and_describes_every_setting() {
        assertThat(provider().getClass().getAnnotation(AdapterKind.class)).isNotNull();
        assertThat(ServiceLoader.load(PaymentProvider.class))
                .hasAtLeastOneElementOfType(provider().getClass());
        assertThat(counterpart().settings().getClass().getRecordComponents())
                .allMatch((RecordComponent component) -> component.isAnnotationPresent(Setting.class));
    }

    @Test
    default void opening_gives_a_page_and_the_payment_is_open() throws DeliveryFailure {
        PaymentRequest request = newRequest();

        PaymentTransaction opened = provider().open(request, counterpart().settings());

        assertThat(opened.requestId()).isEqualTo(request.id());
        assertThat(opened.transactionId()).isNotBlank();
        assertThat(opened.redirectUrl().isAbsolute()).isTrue();
        assertThat(status(opened).state()).isEqualTo(State.OPEN);
        assertThat(counterpart().openedUnder(request.id())).isOne();
    }

    @Test
    default void what_is_paid_says_so_with_its_amount_and_kassenzeichen() throws DeliveryFailure {
        PaymentStatus paid = decided(Decision.PAY);

        assertThat(paid.state()).isEqualTo(State.PAID);
        assertThat(paid.amount())
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("40.00"));
        assertThat(paid.kassenzeichen())
                .hasValueSatisfying(zeichen -> assertThat(zeichen).isNotBlank());
    }

    @Test
    default void what_is_cancelled_or_failed_is_not_paid_and_not_open() throws DeliveryFailure {
        assertThat(decided(Decision.CANCEL).state()).isIn(State.CANCELLED, State.FAILED);
        assertThat(decided(Decision.FAIL).state()).isIn(State.CANCELLED, State.FAILED);
    }

    @Test
    default void another_amount_is_never_told_as_the_right_one() throws DeliveryFailure {
        counterpart().lie(new BigDecimal("4.00"), null);

        PaymentStatus paid = decided(Decision.PAY);

        assertThat(paid.amount().filter(amount -> amount.compareTo(new BigDecimal("40.00")) == 0))
                .isEmpty();
    }

    @Test
    default void a_word_that_is_not_in_the_interface_stops() throws DeliveryFailure {
        PaymentTransaction opened = provider().open(newRequest(), counterpart().settings());
        counterpart().lie(null, "BOOKED");

        assertThatThrownBy(() -> status(opened))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class, stop -> assertThat(stop.code()).isEqualTo("unknown-status"));
    }

    @Test
    default void the_same_request_again_is_refused_or_gives_a_page_that_can_be_paid() throws DeliveryFailure {
        PaymentRequest request = newRequest();
        provider().open(request, counterpart().settings());

        Throwable thrown = catchThrowable(() -> {
            PaymentTransaction again = provider().open(request, counterpart().settings());
            assertThat(status(again).state()).isEqualTo(State.OPEN);
        });

        if (thrown != null) {
            assertThat(thrown).isInstanceOfSatisfying(DeliveryRejected.class, no -> assertThat(no.code())
                    .isEqualTo("payment-exists"));
        }
    }

    @Test
    default void a_swallowed_answer_is_an_unknown_outcome() {
        assumeCan(Fault.SWALLOWS_ANSWER);
        S broken = counterpart().broken(Fault.SWALLOWS_ANSWER);

        assertEnds(OutcomeUnknown.class, () -> provider().open(newRequest(), broken));
    }

    @Test
    default void a_provider_that_is_down_is_unavailable_for_every_call() throws DeliveryFailure {
        assumeCan(Fault.DOWN);
        PaymentTransaction opened = provider().open(newRequest(), counterpart().settings());
        PaymentRequest request = newRequest();
        S broken = counterpart().broken(Fault.DOWN);

        assertEnds(TargetUnavailable.class, () -> provider().open(request, broken));
        assertEnds(TargetUnavailable.class, () -> provider().status(opened, broken));
        assertEnds(TargetUnavailable.class, () -> provider().check(broken));
        counterpart().mend();
        assertThat(counterpart().openedUnder(request.id())).isZero();
    }

    @Test
    default void wrong_credentials_are_told_from_an_outage() throws DeliveryFailure {
        assumeCan(Fault.MISCONFIGURED);
        PaymentTransaction opened = provider().open(newRequest(), counterpart().settings());
        S broken = counterpart().broken(Fault.MISCONFIGURED);

        assertEnds(TargetMisconfigured.class, () -> provider().open(newRequest(), broken));
        assertEnds(TargetMisconfigured.class, () -> provider().status(opened, broken));
        assertEnds(TargetMisconfigured.class, () -> provider().check(broken));
    }

    @Test
    default void a_provider_that_hangs_does_not_hold_the_hub() {
        assumeCan(Fault.HANGS);
        S broken = counterpart().broken(Fault.HANGS);

        Throwable thrown = assertTimeoutPreemptively(
                patience(), () -> catchThrowable(() -> provider().open(newRequest(), broken)));

        assertThat(thrown).isInstanceOfAny(OutcomeUnknown.class, TargetUnavailable.class);
    }

    @Test
    default void checking_a_healthy_provider_succeeds() throws DeliveryFailure {
        provider().check(counterpart().settings());
    }

    @Test
    default void a_notification_that_proves_nothing_is_no_hint() throws DeliveryFailure {
        assertThat(provider().hint(Map.of(), counterpart().settings())).isEmpty();
        assertThat(provider()
                        .hint(
                                Map.of("kassenzeichen", "4200000000001", "status", "success", "hash", "0".repeat(64)),
                                counterpart().settings()))
                .isEmpty();
    }

    private PaymentStatus decided(Decision decision) throws DeliveryFailure {
        PaymentTransaction opened = provider().open(newRequest(), counterpart().settings());
        counterpart().decide(opened.transactionId(), decision);
        return status(opened);
    }

    private PaymentStatus status(PaymentTransaction transaction) throws DeliveryFailure {
        return provider().status(transaction, counterpart().settings());
    }

    private void assertEnds(Class<? extends DeliveryFailure> expected, ThrowingCallable call) {
        assertTimeoutPreemptively(patience(), () -> assertThat(catchThrowableOfType(DeliveryFailure.class, call))
                .isInstanceOf(expected));
    }

    private void assumeCan(Fault fault) {
        assumeTrue(counterpart().faults().contains(fault), () -> "this provider cannot be made to: " + fault);
    }
}
