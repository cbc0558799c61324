package de.stellwerk.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.console.Accounts;
import de.stellwerk.console.Right;
import de.stellwerk.routes.ledger.Failure;
import de.stellwerk.routes.ledger.Incidents;
import de.stellwerk.routes.ledger.OrderOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern IN_TEMPLATES = Pattern.compile("#\\{([a-z][a-z0-9.-]*)");
    private static final Pattern IN_CALLS = Pattern.compile("\\btext\\(['\"]([a-z][a-z0-9.-]*)['\"]");
    private static final Set<String> GERMAN = keys("de");

    private static Set<String> keys(String language) {
        return new TreeSet<>(ResourceBundle.getBundle(
                        "de.stellwerk.console.pages.messages",
                        Locale.forLanguageTag(language),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet());
    }

    @Test
    void areTheSameInBothLanguages() {
        assertThat(keys("en")).isEqualTo(GERMAN);
    }

    @Test
    void areThereForEveryTextThatATemplateOrAPageNames() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path folder :
                new Path[] {Path.of("src/main/resources/templates"), Path.of("src/main/java/de/stellwerk/console/pages")
                }) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file);
                    Stream.of(IN_TEMPLATES, IN_CALLS)
                            .flatMap(pattern -> pattern.matcher(text).results())
                            .forEach(found -> named.add(found.group(1)));
                }
            }
        }
        named.removeIf(key -> key.endsWith("."));

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(GERMAN).containsAll(named);
    }

    @Test
    void areThereForEveryWordOfTheHub() {
        Set<String> words = Stream.of(
                        Arrays.stream(Section.values()).map(section -> "section." + section.key()),
                        Arrays.stream(Right.values()).map(right -> "right." + right.word()),
                        Arrays.stream(Failure.Kind.values()).flatMap(kind -> Stream.of("", ".what", ".todo")
                                .map(end -> "class." + kind.word() + end)),
                        Arrays.stream(OrderOutcome.Why.values()).map(why -> "why." + why.word()),
                        Arrays.stream(Accounts.Refusal.values()).map(refusal -> "refusal." + refusal.word()),
                        Incidents.KINDS.stream().map(kind -> "incident." + kind),
                        LetterQuery.WITHIN.keySet().stream().map(within -> "within." + within),
                        Stream.of("up", "down", "level", "quiet").map(direction -> "trend." + direction),
                        Stream.of(
                                        "in-flight",
                                        "waiting",
                                        "held",
                                        "parked",
                                        "delivered",
                                        "dead",
                                        "archived",
                                        "closed",
                                        "erased")
                                .map(state -> "state." + state))
                .flatMap(keys -> keys)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(GERMAN).containsAll(words);
    }
}
