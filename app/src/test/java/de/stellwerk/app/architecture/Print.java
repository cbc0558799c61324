package de.stellwerk.app.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;

/** Conditions about standard output. */
final class Print {

    private Print() {}

    static ArchCondition<JavaClass> toTheConsole() {
        return ArchConditions.accessField(System.class, "out")
                .or(ArchConditions.accessField(System.class, "err"))
                .or(ArchConditions.callMethod(Throwable.class, "printStackTrace"))
                .as("print to the console");
    }
}
