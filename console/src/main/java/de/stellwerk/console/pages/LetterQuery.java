package de.stellwerk.console.pages;

import de.stellwerk.console.OpsProblem;
import de.stellwerk.console.ProblemKind;
import de.stellwerk.routes.ledger.Cause;
import de.stellwerk.routes.ledger.DeadLetterFilter;
import de.stellwerk.routes.ledger.DeadLetterFilter.State;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which dead letters a page is asked for, as its address says it. Business keys are not among it: they may be personal data, and
 * addresses are kept in many places.
 *
 * @param given by name, without what was left empty
 */
record LetterQuery(Map<String, String> given) {

    private static final List<String> NAMES =
            List.of("id", "class", "target", "tenant", "service", "portal", "within", "state");
    private static final int LONGEST = 1000;

    /** How far back, as the address says it. */
    static final Map<String, Duration> WITHIN = new LinkedHashMap<>();

    static {
        WITHIN.put("1h", Duration.ofHours(1));
        WITHIN.put("24h", Duration.ofHours(24));
        WITHIN.put("7d", Duration.ofDays(7));
        WITHIN.put("30d", Duration.ofDays(30));
    }

    static LetterQuery of(HttpServletRequest request) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = request.getParameter(name);
            if (value != null && value.length() > LONGEST) {
                throw new OpsProblem(ProblemKind.BAD_REQUEST);
            }
            if (value != null && !value.isBlank()) {
                given.put(name, value.strip());
            }
        }
        return new LetterQuery(given);
    }

    /** For templates. */
    public String get(String name) {
        return given.get(name);
    }

    /** Whether anything narrows it but the cause. */
    public boolean narrowed() {
        return given.keySet().stream().anyMatch(name -> !name.equals("id") && !name.equals("state"));
    }

    State state() {
        return "archived".equals(given.get("state")) ? State.ARCHIVED : State.DEAD;
    }

    /** @throws OpsProblem when it names no cause */
    Cause cause() {
        return Optional.ofNullable(given.get("id"))
                .flatMap(Cause::of)
                .orElseThrow(() -> new OpsProblem(ProblemKind.BAD_REQUEST));
    }

    DeadLetterFilter filter() {
        return new DeadLetterFilter(
                state(),
                given.containsKey("id") ? Optional.of(cause()) : Optional.empty(),
                part("class"),
                part("target"),
                part("tenant"),
                part("service"),
                part("portal"),
                part("within").map(WITHIN::get).map(back -> Instant.now().minus(back)),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<String> part(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** The same, asked of the page of this cause. */
    public String causeAddress(String cause) {
        Map<String, String> other = new LinkedHashMap<>(given);
        other.put("id", cause);
        return address("/dead-letters/cause", other);
    }

    /** The same page with one thing said differently, or not at all where the value is null. */
    public String address(String page, String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(given);
        other.remove(name);
        if (value != null) {
            other.put(name, value);
        }
        return address(page, other);
    }

    private static String address(String page, Map<String, String> parameters) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PagesConfiguration.ROOT + page);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }
}
