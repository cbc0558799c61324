package de.stellwerk.app.architecture;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words by which a public service can be named: the folder, and every key its file gives. */
final class ServiceWords {

    private static final Pattern KEY = Pattern.compile("\\b(?:\\d{14}|S\\d{8})\\b");

    private ServiceWords() {}

    static Pattern of(SourceFile service) {
        String folder = service.path().split("/")[2];
        return Pattern.compile(
                Stream.concat(
                                Stream.of(folder),
                                KEY.matcher(service.text()).results().map(MatchResult::group))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    }
}
