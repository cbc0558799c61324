package de.stellwerk.app.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/**
 * A rule about compiled classes. It speaks of packages relative to a root, so that the same rule is asked about the product and
 * about the planted classes that break it.
 *
 * @param sentence what holds
 * @param under the rule for the packages under a root package
 * @param plant the planted class that breaks it, relative to the root
 */
record ClassRule(String sentence, Function<String, ArchRule> under, String plant) {

    @Override
    public String toString() {
        return sentence;
    }
}
