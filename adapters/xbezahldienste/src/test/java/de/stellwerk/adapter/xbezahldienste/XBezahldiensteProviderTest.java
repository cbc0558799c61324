package de.stellwerk.adapter.xbezahldienste;

import de.stellwerk.adapter.payment.PaymentProvider;
import de.stellwerk.adapter.testkit.PaymentProviderContract;
import de.stellwerk.adapter.testkit.ProviderUnderTest;
import de.stellwerk.simulators.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class XBezahldiensteProviderTest implements PaymentProviderContract<XBezahldiensteSettings> {

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
                "XBezahldienste",
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
    public PaymentProvider<XBezahldiensteSettings> provider() {
        return new XBezahldiensteProvider();
    }

    @Override
    public ProviderUnderTest<XBezahldiensteSettings> counterpart() {
        return new XBezahldiensteUnderTest(simulator, directory);
    }
}
