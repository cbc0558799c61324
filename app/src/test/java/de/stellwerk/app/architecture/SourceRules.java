package de.stellwerk.app.architecture;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds in the text of the project's files. */
final class SourceRules {

    private static final Pattern SLEEP = Pattern.compile(
            "\\bThread\\s*\\.\\s*sleep\\s*\\(|\\b(?:TimeUnit\\.)?(?:MILLI|MICRO|NANO)?SECONDS\\.sleep\\s*\\(");

    private static final Pattern SECRET_IN_AN_ADDRESS = Pattern.compile(
            "[?&](?:user(?:name)?|password|passwd|secret|token|api-?key)=|(?-i:RAW\\()|\\w+://[^/\\s\"'<>{}]+:[^/\\s\"'<>{}]+@",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "^public (?:(?:abstract|final|sealed|non-sealed) )*(?:class|record|interface|enum|@interface) \\w+",
            Pattern.MULTILINE);

    private static final Pattern PRINT = Pattern.compile("\\bSystem\\.(?:out|err)\\b|\\.printStackTrace\\(");

    private SourceRules() {}

    static Stream<SourceRule> all() {
        return Stream.of(
                new SourceRule(
                        "no test sleeps",
                        project -> project.testSources().stream().flatMap(file -> file.places(SLEEP)),
                        "SleepsTest.java"),
                new SourceRule(
                        "no secret travels in an address",
                        project -> Stream.concat(project.mainSources().stream(), project.settings().stream())
                                .flatMap(file -> file.places(SECRET_IN_AN_ADDRESS)),
                        "PutsASecretIntoAnAddress.java"),
                new SourceRule(
                        "every public type says what it promises",
                        project -> project.mainSources().stream().flatMap(SourceRules::undocumented),
                        "SaysNothing.java"),
                new SourceRule(
                        "no Java file of the product names a service",
                        SourceRules::namedServices,
                        "NamesAService.java"),
                new SourceRule(
                        "only simulators, benchmarks, the start command and the main class print",
                        project -> project.mainSources().stream()
                                .filter(
                                        file -> !file.path()
                                                .matches(
                                                        "(simulators|benchmarks|client)/.*|.*/app/demo/.*|.*/app/Stellwerk\\.java"))
                                .flatMap(file -> file.places(PRINT)),
                        "Prints.java"),
                new SourceRule(
                        "routes lie in the module routes",
                        project -> RouteText.in(project)
                                .filter(route -> !route.file().path().startsWith("routes/"))
                                .map(RouteText::toString),
                        "app/src/main/java/de/stellwerk/app/StrayRoute.java"),
                new SourceRule(
                        "every route has an id that begins with its stage, and named error handling",
                        project -> RouteText.in(project)
                                .filter(route -> !route.isNamed())
                                .map(RouteText::toString),
                        "routes/src/main/java/de/stellwerk/routes/intake/AnonymousRoute.java"),
                new SourceRule(
                        "modules see what is below them, simulators are seen by tests only",
                        project -> project.poms().stream().flatMap(ModuleArrows::violations),
                        "adapters/http/pom.xml"));
    }

    private static Stream<String> undocumented(SourceFile file) {
        return PUBLIC_TYPE
                .matcher(file.text())
                .results()
                .limit(1)
                .filter(type -> !file.text().substring(0, type.start()).contains("/**"))
                .map(type -> file.path() + " " + type.group());
    }

    /** The test kit is test code of others, and benchmarks send what is shipped: both may be of a service. */
    private static Stream<String> namedServices(Project project) {
        return project.services().stream().map(ServiceWords::of).flatMap(words -> project.mainSources().stream()
                .filter(file -> !file.path().matches("(adapters/testkit|benchmarks)/.*"))
                .flatMap(file -> file.places(words)));
    }
}
