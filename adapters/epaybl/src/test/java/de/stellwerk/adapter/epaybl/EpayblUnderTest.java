package de.stellwerk.adapter.epaybl;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.testkit.Fault;
import de.stellwerk.adapter.testkit.ProviderUnderTest;
import de.stellwerk.simulators.SimulatorProcess;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** The stand-in, as the contract drives it. */
record EpayblUnderTest(SimulatorProcess simulator, Path secrets) implements ProviderUnderTest<EpayblSettings> {

    @Override
    public EpayblSettings settings() {
        return at(simulator.address().toString(), "password");
    }

    @Override
    public EpayblSettings broken(Fault fault) {
        return switch (fault) {
            case DOWN -> at("http://127.0.0.1:1", "password");
            case MISCONFIGURED -> at(simulator.address().toString(), "wrong");
            case HANGS -> faulty("hang");
            case SWALLOWS_ANSWER -> faulty("swallow");
            case REFUSES -> throw new IllegalArgumentException("not here");
        };
    }

    private EpayblSettings faulty(String mode) {
        simulator.fault(mode, 1);
        return settings();
    }

    private EpayblSettings at(String address, String password) {
        return new EpayblSettings(
                URI.create(address + "/konnektor/epayment/fachverfahren/v1_0"),
                "B000000",
                "BW0000",
                "KREDITKARTE",
                "11000",
                14,
                "hub",
                secret(password),
                null,
                null,
                secret("notifications"),
                Duration.ofSeconds(1));
    }

    private Secret secret(String name) {
        return new Secret("file:" + secrets.resolve(name).toAbsolutePath());
    }

    @Override
    public void decide(String transaction, Decision decision) {
        simulator.decide(
                transaction,
                switch (decision) {
                    case PAY -> "paid";
                    case CANCEL -> "cancelled";
                    case FAIL -> "failed";
                });
    }

    @Override
    public int openedUnder(String request) {
        return (int) simulator.effects().stream()
                .filter(effect -> effect.contains("\"opened\"") && effect.contains(request))
                .count();
    }

    @Override
    public void lie(BigDecimal amount, String word) {
        simulator.lie(amount == null ? null : amount.toPlainString(), word);
    }

    @Override
    public Set<Fault> faults() {
        return Set.of(Fault.DOWN, Fault.MISCONFIGURED, Fault.HANGS, Fault.SWALLOWS_ANSWER);
    }

    @Override
    public void mend() {
        simulator.mend();
        simulator.lie(null, null);
    }
}
