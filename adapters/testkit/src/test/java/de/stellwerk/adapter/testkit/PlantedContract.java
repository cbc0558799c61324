package de.stellwerk.adapter.testkit;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.testkit.Planted.Mistake;
import de.stellwerk.adapter.testkit.Planted.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract over a planted adapter; run by {@link AdapterContractTest}, not by the build. */
@ExtendWith(PlantedContract.FromParameter.class)
class PlantedContract implements AdapterContract<Settings> {

    private Planted planted;

    @BeforeEach
    void plant(Mistake mistake) {
        planted = new Planted(mistake);
    }

    @Override
    public Adapter<Settings> adapter() {
        return planted.adapter();
    }

    @Override
    public TargetUnderTest<Settings> target() {
        return planted;
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
