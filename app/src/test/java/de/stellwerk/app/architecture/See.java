package de.stellwerk.app.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Conditions about siblings. */
final class See {

    /** Packages beside the adapters that all of them may see. */
    private static final Set<String> SHARED = Set.of("web", "payment", "testkit");

    private See() {}

    /** @param adapters the name of the adapters' common package with its last dot */
    static ArchCondition<JavaClass> anotherAdapter(String adapters) {
        return new ArchCondition<>("see another adapter") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf().forEach(dependency -> {
                    String seen = adapter(dependency.getTargetClass(), adapters);
                    boolean another =
                            !seen.isEmpty() && !SHARED.contains(seen) && !seen.equals(adapter(item, adapters));
                    events.add(new SimpleConditionEvent(item, another, dependency.getDescription()));
                });
            }
        };
    }

    private static String adapter(JavaClass type, String adapters) {
        String in = type.getPackageName();
        return in.startsWith(adapters) ? in.substring(adapters.length()).split("\\.")[0] : "";
    }
}
