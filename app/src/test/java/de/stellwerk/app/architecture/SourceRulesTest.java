package de.stellwerk.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceRulesTest {

    @ParameterizedTest
    @MethodSource("rules")
    void theProjectKeeps(SourceRule rule) {
        assertThat(rule.violations().apply(Project.product())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aPlantedViolationIsFoundBy(SourceRule rule) {
        assertThat(rule.violations().apply(Project.planted())).anyMatch(place -> place.contains(rule.plant()));
    }

    @Test
    void theRulesHaveSomethingToLookAt() {
        Project product = Project.product();
        assertThat(product.mainSources()).extracting(SourceFile::path).anyMatch(path -> path.startsWith("simulators/"));
        assertThat(product.testSources()).hasSizeGreaterThan(50);
        assertThat(product.settings()).extracting(SourceFile::name).contains("application.yml", "target.yml");
        assertThat(product.poms()).hasSizeGreaterThan(10);
        assertThat(product.services()).isNotEmpty();
        assertThat(RouteText.in(product))
                .extracting(RouteText::text)
                .anyMatch(route -> route.contains("\"intake-http\""));
    }

    @Test
    void noRouteIsOverlooked() {
        long written = Project.product().mainSources().stream()
                .filter(file -> file.text().contains("extends RouteBuilder"))
                .flatMap(file -> file.places(Pattern.compile("\\bfrom\\(")))
                .count();
        assertThat(RouteText.in(Project.product())).hasSize((int) written);
    }

    static Stream<SourceRule> rules() {
        return SourceRules.all();
    }
}
