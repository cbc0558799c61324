package de.stellwerk.console;

import de.stellwerk.routes.ledger.Cause;
import de.stellwerk.routes.ledger.DeadLetterFilter;
import de.stellwerk.routes.ledger.DeadLetterFilter.State;
import de.stellwerk.routes.ledger.Failure;
import de.stellwerk.routes.ledger.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads which dead letters are meant, from a query or a body. */
final class Filters {

    private static final int MOST_IDS = 10_000;
    private static final Map<String, State> STATES =
            Arrays.stream(State.values()).collect(Collectors.toMap(State::word, Function.identity()));
    private static final Map<String, String> CLASSES = classes();

    private Filters() {}

    private static Map<String, String> classes() {
        Map<String, String> classes = new TreeMap<>(Map.of(Cause.MESSAGE, Cause.MESSAGE));
        Arrays.stream(Failure.Kind.values()).forEach(kind -> classes.put(kind.word(), kind.word()));
        return classes;
    }

    /** The filter with its own word for the state, {@code dead} unless given. */
    static DeadLetterFilter filter(Inputs inputs) {
        return filter(inputs, inputs.oneOf("state", STATES).orElse(State.DEAD));
    }

    private static DeadLetterFilter filter(Inputs inputs, State state) {
        return new DeadLetterFilter(
                state,
                cause(inputs),
                inputs.oneOf("class", CLASSES),
                inputs.text("target", 1, 200),
                inputs.text("tenant", 1, 200),
                inputs.text("service", 1, 200),
                inputs.text("portal", 1, 200),
                inputs.time("since"),
                inputs.time("until"),
                inputs.text("key", 1, 200));
    }

    private static Optional<Cause> cause(Inputs inputs) {
        Optional<String> id = inputs.text("cause", 1, 1000);
        Optional<Cause> cause = id.flatMap(Cause::of);
        if (id.isPresent() && cause.isEmpty()) {
            inputs.refuse("cause", "cause");
        }
        return cause;
    }

    /** Exactly one of {@code ids}, {@code cause} and {@code filter}; the filter names at least one thing. */
    static Selection selection(Inputs inputs, State state) {
        List<UUID> ids = inputs.ids("ids", MOST_IDS);
        Optional<Cause> cause = cause(inputs);
        Optional<DeadLetterFilter> filter = inputs.object("filter").map(parts -> {
            DeadLetterFilter read = filter(parts, state);
            parts.nothingElse();
            if (parts.names().isEmpty()) {
                inputs.refuse("empty", "filter");
            }
            return read;
        });
        long ways = java.util.stream.Stream.of("ids", "cause", "filter")
                .filter(inputs::has)
                .count();
        if (ways != 1) {
            inputs.refuse("exactly-one", "");
        }
        if (!ids.isEmpty()) {
            return new Selection.Ids(ids);
        }
        return new Selection.Matching(
                filter.or(() -> cause.map(one -> DeadLetterFilter.of(one).in(state)))
                        .orElse(DeadLetterFilter.all(state)));
    }
}
