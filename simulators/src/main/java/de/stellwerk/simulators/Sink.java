package de.stellwerk.simulators;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A generic HTTP target: {@code POST} anywhere is an effect under the header Idempotency-Key and answered with 201 and a
 * Location, {@code GET /effects/<key>} tells whether there is one (200 or 404). A repeated key is a second effect unless the
 * process was started with {@code --recognises-repeats}.
 */
public final class Sink {

    private static final String FOUND_AT = "/effects/";

    private final Effects effects;
    private final boolean recognisesRepeats;

    private Sink(Effects effects, boolean recognisesRepeats) {
        this.effects = effects;
        this.recognisesRepeats = recognisesRepeats;
    }

    public static void main(String... args) throws IOException {
        Options options = Options.of(args);
        Effects effects = new Effects(options.state());
        HttpSimulator.serve(new Sink(effects, options.recognisesRepeats())::answer, effects, options);
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            return take(exchange.getRequestHeaders().getFirst("Idempotency-Key"), path, exchange);
        }
        boolean there = !path.startsWith(FOUND_AT)
                || known(path.substring(FOUND_AT.length())).isPresent();
        return there ? Answer.of(200, "text/plain", path) : Answer.of(404);
    }

    private Answer take(String key, String path, HttpExchange exchange) throws IOException {
        Digested body = Digested.of(exchange.getRequestBody());
        if (key == null) {
            return Answer.of(400, "text/plain", "Idempotency-Key is missing");
        }
        if (!recognisesRepeats || known(key).isEmpty()) {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            effects.note(new Effect(
                    "post",
                    key,
                    path,
                    type,
                    body.sha512(),
                    body.size(),
                    null,
                    Instant.now().toString()));
        }
        return Answer.of(201).with("Location", FOUND_AT + key);
    }

    private Optional<Effect> known(String key) {
        return effects.first(effect -> effect.key().equals(key));
    }
}
