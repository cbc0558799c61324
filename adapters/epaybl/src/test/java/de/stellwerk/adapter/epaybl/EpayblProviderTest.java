package de.stellwerk.adapter.epaybl;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.payment.PaymentProvider;
import de.stellwerk.adapter.testkit.PaymentProviderContract;
import de.stellwerk.adapter.testkit.ProviderUnderTest;
import de.stellwerk.simulators.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpayblProviderTest implements PaymentProviderContract<EpayblSettings> {

    /** sha256sum over the values of the notification below and the secret. */
    private static final String HASH = "cb2477b65622a08cafd3d10373c279f344c80ad6e4762cdc3716dbe4ceedb0da";

    @TempDir
    private static Path directory;

    private static SimulatorProcess simulator;

    @BeforeAll
    static void startTheStandIn() throws IOException {
        Files.writeString(directory.resolve("password"), "invented");
        Files.writeString(directory.resolve("wrong"), "guessed");
        Files.writeString(directory.resolve("notifications"), "invented-notification-secret");
        simulator = SimulatorProcess.start(
                Path.of("../../simulators/target/simulators"),
                "EpayblKonnektor",
                "--state",
                directory.toString(),
                "--credentials",
                "hub:invented");
    }

    @AfterAll
    static void stopTheStandIn() {
        simulator.close();
    }

    @Override
    public PaymentProvider<EpayblSettings> provider() {
        return new EpayblProvider();
    }

    @Override
    public ProviderUnderTest<EpayblSettings> counterpart() {
        return new EpayblUnderTest(simulator, directory);
    }

    @Test
    void a_notification_with_the_right_hash_is_a_hint_of_its_kassenzeichen() throws DeliveryFailure {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "mandant", "B000000",
                "bewirtschafter", "BW0000",
                "zvgid", "0000-0000-0000-0000-0001",
                "kassenzeichen", "4200000000061",
                "tan", "1",
                "zvp", "GIROSOLUTION",
                "zahlverfahren", "KREDITKARTE",
                "aktivierung", "1",
                "status", "success"));
        parameters.put("hash", "a6b0a9a90d6a2d9ed3ee3f4b5cb4ce7bb4f5bb4b6c5b9d7ff1e1f6a0a5a7c1d2");
        assertThat(provider().hint(parameters, counterpart().settings())).isEmpty();

        parameters.put("hash", HASH);
        assertThat(provider().hint(parameters, counterpart().settings()))
                .hasValueSatisfying(hint -> assertThat(hint.transactionId()).contains("4200000000061"));
        parameters.put("kassenzeichen", "4200000000062");
        assertThat(provider().hint(parameters, counterpart().settings())).isEmpty();
    }
}
