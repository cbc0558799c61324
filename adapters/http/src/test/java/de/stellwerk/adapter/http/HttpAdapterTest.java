package de.stellwerk.adapter.http;

import static de.stellwerk.adapter.testkit.DeliveryBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.adapter.testkit.AdapterContract;
import de.stellwerk.adapter.testkit.RecordingSteps;
import de.stellwerk.adapter.testkit.TargetUnderTest;
import de.stellwerk.simulators.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract in three settings of the adapter, against a sink in its own process. */
class HttpAdapterTest {

    @TempDir
    private static Path directory;

    private static SimulatorProcess sink;
    private static SettingsBuilder known;

    @BeforeAll
    static void startTheSink() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "invented");
        sink = SimulatorProcess.start(
                Path.of("../../simulators/target/simulators"),
                "Sink",
                "--state",
                directory.toString(),
                "--credentials",
                "hub:invented");
        known = new SettingsBuilder(sink.address(), secret);
    }

    @AfterAll
    static void stopTheSink() {
        sink.close();
    }

    @Nested
    class WithAFindUrl implements AdapterContract<HttpSettings> {

        @Override
        public Adapter<HttpSettings> adapter() {
            return new HttpAdapter();
        }

        @Override
        public TargetUnderTest<HttpSettings> target() {
            return new SinkUnderTest(sink, known.findable());
        }

        @Test
        void the_receipt_is_where_the_target_says_it_keeps_the_submission() throws DeliveryFailure {
            Delivery delivery = newDelivery();

            assertThat(deliver(delivery, known.findable()))
                    .isEqualTo(Receipt.of("reference", "/effects/" + delivery.idempotencyKey()));
        }
    }

    @Nested
    class WithAttachments implements AdapterContract<HttpSettings> {

        @Override
        public Adapter<HttpSettings> adapter() {
            return new HttpAdapter();
        }

        @Override
        public TargetUnderTest<HttpSettings> target() {
            return new SinkUnderTest(sink, known.findable().multipart());
        }

        @Test
        void everything_arrives_in_one_request() throws DeliveryFailure {
            deliver(newDelivery(), known.findable().multipart());

            String last = sink.effects().get(sink.effects().size() - 1);
            assertThat(last).contains("multipart/form-data; boundary=stellwerk-");
        }

        @Test
        void a_message_arrives_without_a_pdf_that_it_does_not_have() throws DeliveryFailure {
            Delivery message = aMessage().build();
            int before = sink.effects().size();

            deliver(message, known.findable().multipart());

            assertThat(sink.effects()).hasSize(before + 1);
            assertThat(sink.effects().get(before)).contains(message.idempotencyKey());
        }
    }

    @Nested
    class WithoutAnyWayToAsk implements AdapterContract<HttpSettings> {

        @Override
        public Adapter<HttpSettings> adapter() {
            return new HttpAdapter();
        }

        @Override
        public TargetUnderTest<HttpSettings> target() {
            return new SinkUnderTest(sink, known);
        }
    }

    @Test
    void a_port_that_nobody_listens_on_is_seen_without_a_check_url() {
        HttpSettings settings = known.withoutCheckUrl().away().build();

        assertThatThrownBy(() -> new HttpAdapter().check(settings)).isInstanceOf(TargetUnavailable.class);
    }

    @Test
    void a_port_that_listens_is_enough_without_a_check_url() throws DeliveryFailure {
        new HttpAdapter().check(known.withoutCheckUrl().build());
    }

    @Test
    void an_answer_without_the_promised_reference_is_an_unknown_outcome() {
        assertThatThrownBy(() -> deliver(delivery(), known.withReceiptPattern("number=(\\d+)")))
                .isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void a_conflict_without_an_effect_of_ours_is_a_rejection() {
        sink.fault("409", 1);
        try {
            assertThatThrownBy(() -> deliver(delivery(), known.findable())).isInstanceOf(DeliveryRejected.class);
        } finally {
            sink.mend();
        }
    }

    @Test
    void settings_that_contradict_themselves_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known.withReceiptPattern("(").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known.withReceiptPattern("no group").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known.withoutSecret().build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known.withoutUser().build());
    }

    private static Delivery delivery() {
        return de.stellwerk.adapter.testkit.DeliveryBuilder.aDelivery().build();
    }

    private static Receipt deliver(Delivery delivery, SettingsBuilder settings) throws DeliveryFailure {
        return new HttpAdapter().deliver(delivery, RecordingSteps.forgetful(), settings.build());
    }
}
