package de.stellwerk.app.architecture;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which module may depend on which, as the poms say it. */
final class ModuleArrows {

    private static final Pattern OWN_NAME =
            Pattern.compile("</parent>\\s*<artifactId>stellwerk-([a-z-]+)</artifactId>");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>de\\.stellwerk</groupId>\\s*<artifactId>stellwerk-([a-z-]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    /** What each kind of module may need to run. */
    private static final Map<String, String> NEEDS = Map.of(
            "schemas", "nothing",
            "adapter-api", "nothing",
            "adapter-testkit", "adapter-api",
            "routes", "schemas|adapter-api",
            "console", "routes",
            "client", "nothing",
            "simulators", "nothing",
            "app", "routes|console|adapter-[a-z]+",
            "benchmarks", "app",
            "benchmarks-pieces", "app|benchmarks");

    private static final String AN_ADAPTER_NEEDS = "adapter-api|schemas";
    private static final List<String> FOR_TESTS = List.of("adapter-testkit", "simulators", "routes", "client");

    private ModuleArrows() {}

    static Stream<String> violations(SourceFile pom) {
        return OWN_NAME.matcher(pom.text()).results().flatMap(module -> DEPENDENCY
                .matcher(pom.text())
                .results()
                .filter(dependency -> !allowed(module.group(1), dependency.group(1), dependency.group(2)))
                .map(dependency -> pom.path() + " " + module.group(1) + " -> " + dependency.group(1)));
    }

    private static boolean allowed(String module, String needed, String rest) {
        boolean tests = rest.contains("<scope>test</scope>") && FOR_TESTS.contains(needed);
        return tests || needed.matches(NEEDS.getOrDefault(module, AN_ADAPTER_NEEDS));
    }
}
