package de.stellwerk.schemas.xml;

import java.util.Set;
import net.sf.saxon.lib.EnvironmentVariableResolver;

/** Hides the hub's environment from stylesheets. */
final class NoEnvironment implements EnvironmentVariableResolver {

    @Override
    public Set<String> getAvailableEnvironmentVariables() {
        return Set.of();
    }

    @Override
    public String getEnvironmentVariable(String name) {
        return null;
    }
}
