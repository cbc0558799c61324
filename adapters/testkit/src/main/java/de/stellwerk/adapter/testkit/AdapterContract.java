package de.stellwerk.adapter.testkit;

import static de.stellwerk.adapter.testkit.DeliveryBuilder.aDelivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Setting;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the hub relies on in every adapter. A test class implements it for one adapter against its real target.
 *
 * @param <S> the adapter's settings
 */
public interface AdapterContract<S extends Record> {

    Adapter<S> adapter();

    /** The target; the same for all tests of a class, or a new one for each. */
    TargetUnderTest<S> target();

    /** A fresh delivery with at least one attachment, under its own key. Override it where the target wants its own payload. */
    default Delivery newDelivery() {
        byte[] content = "%PDF-1.7 invented proof of insurance".getBytes(UTF_8);
        return aDelivery().withAttachment("haltererklaerung.pdf", content).build();
    }

    /** How long one call may take at most, whatever the target does. */
    default Duration patience() {
        return Duration.ofSeconds(20);
    }

    @AfterEach
    default void mendTheTarget() {
        target().mend();
    }

    @Test
    default void it_is_found_by_its_kind_and_describes_every_setting() {
        assertThat(adapter().getClass().getAnnotation(AdapterKind.class)).isNotNull();
        assertThat(ServiceLoader.load(Adapter.class))
                .hasAtLeastOneElementOfType(adapter().getClass());
        assertThat(target().settings().getClass().getRecordComponents())
                .allMatch((RecordComponent component) -> component.isAnnotationPresent(Setting.class));
    }

    @Test
    default void a_delivery_reaches_the_target_under_its_key_and_brings_a_receipt() throws DeliveryFailure {
        Delivery delivery = newDelivery();

        Receipt receipt = adapter().deliver(delivery, freshSteps(), target().settings());

        assertThat(receipt.references()).isNotEmpty().allSatisfy((name, value) -> assertThat(value)
                .isNotBlank());
        assertThat(effectsOf(delivery)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    default void another_key_is_another_effect() throws DeliveryFailure {
        Delivery one = newDelivery();
        Delivery other = newDelivery();

        Receipt first = adapter().deliver(one, freshSteps(), target().settings());
        Receipt second = adapter().deliver(other, freshSteps(), target().settings());

        assertThat(first).isNotEqualTo(second);
        assertThat(effectsOf(other)).hasSameSizeAs(effectsOf(one));
    }

    @Test
    default void what_is_recorded_is_not_done_again() throws DeliveryFailure {
        Delivery delivery = newDelivery();
        RecordingSteps steps = freshSteps();
        Receipt receipt = adapter().deliver(delivery, steps, target().settings());
        List<Effect> before = target().effects();

        assertThat(adapter().deliver(delivery, steps, target().settings())).isEqualTo(receipt);
        assertThat(target().effects()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    default void after_a_crash_behind_any_step_nothing_is_done_twice() throws DeliveryFailure {
        RecordingSteps undisturbed = freshSteps();
        Delivery whole = newDelivery();
        adapter().deliver(whole, undisturbed, target().settings());

        for (int act = 1; act <= undisturbed.acted().size(); act++) {
            Delivery delivery = newDelivery();
            RecordingSteps steps = freshSteps();
            steps.crashAfterAct(act);
            assertThatThrownBy(() -> adapter().deliver(delivery, steps, target().settings()))
                    .isInstanceOf(HubCrashed.class);

            resume(delivery, steps, effectsOf(whole).size());
        }
    }

    @Test
    default void a_swallowed_answer_is_an_unknown_outcome_and_nothing_is_done_twice() throws DeliveryFailure {
        assumeCan(Fault.SWALLOWS_ANSWER);
        Delivery whole = newDelivery();
        adapter().deliver(whole, freshSteps(), target().settings());
        Delivery delivery = newDelivery();
        RecordingSteps steps = freshSteps();

        S broken = target().broken(Fault.SWALLOWS_ANSWER);
        assertEnds(OutcomeUnknown.class, () -> adapter().deliver(delivery, steps, broken));
        target().mend();

        resume(delivery, steps, effectsOf(whole).size());
    }

    @Test
    default void a_target_that_is_down_is_unavailable_and_nothing_is_done() {
        assumeCan(Fault.DOWN);
        assertFailsWithoutEffect(Fault.DOWN, TargetUnavailable.class);
        S broken = target().broken(Fault.DOWN);
        assertEnds(TargetUnavailable.class, () -> adapter().check(broken));
    }

    @Test
    default void wrong_settings_are_told_from_an_outage_and_nothing_is_done() {
        assumeCan(Fault.MISCONFIGURED);
        assertFailsWithoutEffect(Fault.MISCONFIGURED, TargetMisconfigured.class);
        S broken = target().broken(Fault.MISCONFIGURED);
        assertEnds(TargetMisconfigured.class, () -> adapter().check(broken));
    }

    @Test
    default void a_refusal_is_a_rejection_and_nothing_is_done() {
        assumeCan(Fault.REFUSES);
        assertFailsWithoutEffect(Fault.REFUSES, DeliveryRejected.class);
    }

    @Test
    default void a_target_that_hangs_does_not_hold_the_hub() {
        assumeCan(Fault.HANGS);
        S broken = target().broken(Fault.HANGS);

        Throwable thrown = assertTimeoutPreemptively(
                patience(), () -> catchThrowable(() -> adapter().deliver(newDelivery(), freshSteps(), broken)));

        assertThat(thrown).isInstanceOfAny(OutcomeUnknown.class, TargetUnavailable.class);
        assertTimeoutPreemptively(
                patience(), () -> catchThrowable(() -> adapter().check(broken)));
    }

    @Test
    default void checking_a_healthy_target_succeeds_and_changes_nothing() throws DeliveryFailure {
        List<Effect> before = target().effects();

        adapter().check(target().settings());

        assertThat(target().effects()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    default void many_threads_share_one_adapter() throws Exception {
        Adapter<S> shared = adapter();
        S settings = target().settings();
        List<Delivery> deliveries = new ArrayList<>();
        List<Future<Receipt>> receipts = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 24; i++) {
                Delivery delivery = newDelivery();
                deliveries.add(delivery);
                receipts.add(threads.submit(() -> shared.deliver(delivery, freshSteps(), settings)));
            }
            for (Future<Receipt> receipt : receipts) {
                assertThat(receipt.get()).isNotNull();
            }
        } finally {
            threads.shutdownNow();
        }
        int each = effectsOf(deliveries.get(0)).size();
        assertThat(deliveries)
                .allSatisfy(d -> assertThat(effectsOf(d)).hasSize(each).doesNotHaveDuplicates());
    }

    private RecordingSteps freshSteps() {
        return RecordingSteps.towards(adapter().recognisesRepeats(target().settings()));
    }

    private List<Effect> effectsOf(Delivery delivery) {
        return target().effects().stream()
                .filter(effect -> effect.idempotencyKey().equals(delivery.idempotencyKey()))
                .toList();
    }

    /** Goes on after a disturbance: it completes, or nobody can tell; in no case is anything there twice. */
    private void resume(Delivery delivery, RecordingSteps steps, int complete) {
        Throwable thrown = catchThrowable(() -> adapter().deliver(delivery, steps, target().settings()));

        List<Effect> effects = effectsOf(delivery);
        assertThat(effects).isNotEmpty().doesNotHaveDuplicates();
        if (thrown == null) {
            assertThat(effects).hasSize(complete);
        } else {
            assertThat(thrown).isInstanceOf(OutcomeUnknown.class);
        }
    }

    private void assertFailsWithoutEffect(Fault fault, Class<? extends DeliveryFailure> expected) {
        List<Effect> before = target().effects();
        S broken = target().broken(fault);

        assertEnds(expected, () -> adapter().deliver(newDelivery(), freshSteps(), broken));

        target().mend();
        assertThat(target().effects()).containsExactlyInAnyOrderElementsOf(before);
    }

    private void assertEnds(Class<? extends DeliveryFailure> expected, ThrowingCallable call) {
        assertTimeoutPreemptively(patience(), () -> assertThat(catchThrowableOfType(DeliveryFailure.class, call))
                .isInstanceOf(expected));
    }

    private void assumeCan(Fault fault) {
        assumeTrue(target().faults().contains(fault), () -> "this target cannot be made to: " + fault);
    }
}
