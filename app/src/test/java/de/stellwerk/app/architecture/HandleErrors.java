package de.stellwerk.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Set;

/** Conditions about what classes ask of Camel. */
final class HandleErrors {

    private static final Set<String> HANDLING =
            Set.of("onException", "errorHandler", "doTry", "doCatch", "doFinally", "deadLetterChannel", "retryWhile");

    private static final Set<String> PROPERTIES = Set.of("setProperty", "setProperties", "setExchangeProperty");

    private HandleErrors() {}

    static ArchCondition<JavaClass> ofRoutes() {
        return callMethodWhere(describe(
                "errors are handled or redelivered",
                call -> ofCamel(call)
                        && (HANDLING.contains(call.getName())
                                || call.getName().toLowerCase().contains("redeliver"))));
    }

    static ArchCondition<JavaClass> byProperties() {
        return callMethodWhere(
                describe("a property is set", call -> ofCamel(call) && PROPERTIES.contains(call.getName())));
    }

    /** In a route the compiler names the route itself as the owner of what it inherits. */
    private static boolean ofCamel(JavaMethodCall call) {
        return call.getTargetOwner().getPackageName().startsWith("org.apache.camel")
                || call.getTargetOwner().getAllRawSuperclasses().stream()
                        .anyMatch(above -> above.getPackageName().startsWith("org.apache.camel"));
    }
}
