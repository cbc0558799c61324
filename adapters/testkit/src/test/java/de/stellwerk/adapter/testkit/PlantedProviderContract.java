package de.stellwerk.adapter.testkit;

import de.stellwerk.adapter.payment.PaymentProvider;
import de.stellwerk.adapter.testkit.PlantedProvider.Mistake;
import de.stellwerk.adapter.testkit.PlantedProvider.Settings;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract over a planted provider; run by {@link PaymentProviderContractTest}, not by the build. */
@ExtendWith(PlantedProviderContract.FromParameter.class)
class PlantedProviderContract implements PaymentProviderContract<Settings> {

    private PlantedProvider planted;

    @BeforeEach
    void plant(Mistake mistake) {
        planted = new PlantedProvider(mistake);
    }

    @Override
    public PaymentProvider<Settings> provider() {
        return planted.provider();
    }

    @Override
    public ProviderUnderTest<Settings> counterpart() {
        return planted;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(1);
    }

    /** Resolves the mistake from the launcher's configuration parameter. */
    static final class FromParameter implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Mistake.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Mistake.valueOf(context.getConfigurationParameter("mistake").orElseThrow());
        }
    }
}
