package de.stellwerk.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassRulesTest {

    private static final String PRODUCT = "de.stellwerk";
    private static final String PLANTED = "de.stellwerk.app.architecture.planted";

    private static final JavaClasses PRODUCT_CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("de/stellwerk/simulators/"))
            .importPackages(PRODUCT);

    private static final JavaClasses PLANTED_CLASSES = new ClassFileImporter().importPackages(PLANTED);

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeeps(ClassRule rule) {
        rule.under().apply(PRODUCT).check(PRODUCT_CLASSES);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aPlantedViolationIsFoundBy(ClassRule rule) {
        JavaClass plant = PLANTED_CLASSES.get(PLANTED + "." + rule.plant());

        assertThat(rule.under()
                        .apply(PLANTED)
                        .evaluate(PLANTED_CLASSES)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(detail -> detail.contains(plant.getName()));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void thePackageThatRulesSpeakOfExists(String name) {
        assertThat(PRODUCT_CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .contains(PRODUCT + "." + name);
    }

    @Test
    void everyPackageOfRoutesHasItsPlaceInThePicture() {
        assertThat(PRODUCT_CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(PRODUCT + ".routes"))
                        .map(name -> name.substring(PRODUCT.length() + 1))
                        .distinct())
                .isSubsetOf(ClassRules.PACKAGES);
    }

    static Stream<ClassRule> rules() {
        return ClassRules.all();
    }

    static Stream<String> packages() {
        return ClassRules.PACKAGES.stream();
    }
}
