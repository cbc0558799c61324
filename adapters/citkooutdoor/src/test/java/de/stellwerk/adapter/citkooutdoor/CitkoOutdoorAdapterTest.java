package de.stellwerk.adapter.citkooutdoor;

import static de.stellwerk.adapter.testkit.DeliveryBuilder.aDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitkoOutdoorAdapterTest implements AdapterContract<CitkoOutdoorSettings> {

    private static final byte[] PAYLOAD = Payload.ofTheSample();
    private static final byte[] PROOF = {1, 2, 3};

    @TempDir
    private static Path directory;

    private static SimulatorProcess simulator;
    private static CitkoUnderTest citko;

    @BeforeAll
    static void startTheSimulator() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "invented");
        simulator = SimulatorProcess.start(
                Path.of("../../simulators/target/simulators"),
                "CitkoOutdoor",
                "--state",
                directory.toString(),
                "--credentials",
                "hub:invented");
        citko = new CitkoUnderTest(simulator, secret);
    }

    @AfterAll
    static void stopTheSimulator() {
        simulator.close();
    }

    @Override
    public Adapter<CitkoOutdoorSettings> adapter() {
        return new CitkoOutdoorAdapter();
    }

    @Override
    public TargetUnderTest<CitkoOutdoorSettings> target() {
        return citko;
    }

    @Override
    public Delivery newDelivery() {
        return aDelivery()
                .withPayload(PAYLOAD)
                .withAttachment("Erklärung & Nachweis.pdf", PROOF)
                .withAttachment("leer.pdf", new byte[0])
                .build();
    }

    @Test
    void the_receipt_is_the_vorgangsnummer() throws DeliveryFailure {
        assertThat(deliver(newDelivery()).reference(Receipt.VORGANGSNUMMER).orElseThrow())
                .matches("AO-\\d{6}");
    }

    @Test
    void the_file_number_of_the_dms_travels_along() throws DeliveryFailure {
        Receipt filed = Receipt.of(Receipt.AKTENZEICHEN, "Hundehaltung-2026-0a1b2c3d4e5f");

        deliver(aDelivery().withPayload(PAYLOAD).withReceiptBefore("dms", filed).build());

        assertThat(lastEffect()).contains("\"context\":\"Hundehaltung-2026-0a1b2c3d4e5f\"");
    }

    @Test
    void names_outside_of_ascii_travel_encoded() throws DeliveryFailure {
        deliver(aDelivery()
                .withPayload(PAYLOAD)
                .withAttachment("Erklärung.pdf", PROOF)
                .build());

        assertThat(lastEffect()).contains("\"context\":\"Erkl%C3%A4rung.pdf\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "reset", "half-close"})
    void what_leaves_the_outcome_open_is_found_or_done_once(String mode) throws DeliveryFailure {
        Delivery delivery = newDelivery();
        RecordingSteps steps = RecordingSteps.forgetful();
        simulator.fault(mode, 1);

        assertThatThrownBy(() -> adapter().deliver(delivery, steps, citko.settings()))
                .isInstanceOf(OutcomeUnknown.class);
        adapter().deliver(delivery, steps, citko.settings());

        assertThat(citko.effects())
                .filteredOn(effect -> effect.idempotencyKey().equals(delivery.idempotencyKey()))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "503"})
    void a_busy_target_is_unavailable(String mode) {
        simulator.fault(mode, 0);

        assertThatThrownBy(() -> deliver(newDelivery())).isInstanceOf(TargetUnavailable.class);
    }

    private Receipt deliver(Delivery delivery) throws DeliveryFailure {
        return adapter().deliver(delivery, RecordingSteps.forgetful(), citko.settings());
    }

    private static String lastEffect() {
        return simulator.effects().get(simulator.effects().size() - 1);
    }
}
