package de.stellwerk.app.architecture;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Camel route as it is written.
 *
 * @param text from its {@code from(} to the end of the statement
 */
record RouteText(SourceFile file, String text) {

    private static final Pattern BUILDER = Pattern.compile("\\bextends (?:Endpoint)?RouteBuilder\\b");
    private static final Pattern ROUTE =
            Pattern.compile("^\\s*(?:from|fromF)\\(.*?;\\s*$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile(
            "\\.routeId\\(\"(?:intake|payment|deliver|status|sweep|dead-letter)(?:-[a-z-]+)?\"(?: \\+ \\w+)?\\)\\s*"
                    + "\\.routeConfigurationId\\(PipelineErrors\\.[A-Z_]+\\)");

    static Stream<RouteText> in(Project project) {
        return project.mainSources().stream()
                .filter(file -> BUILDER.matcher(file.text()).find())
                .flatMap(file -> ROUTE.matcher(file.text())
                        .results()
                        .map(MatchResult::group)
                        .map(route -> new RouteText(file, route)));
    }

    boolean isNamed() {
        return NAMED.matcher(text).find();
    }

    @Override
    public String toString() {
        return file.path() + " " + text.strip().lines().findFirst().orElseThrow();
    }
}
