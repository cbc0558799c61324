package de.stellwerk.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our assumption of citkoOutdoor's module "Antrag Online"; no public format exists.
 *
 * <ul>
 *   <li>{@code POST /antraege}, header Vorgangsschluessel, root element {@code antragOnline}: 201 and a Vorgangsnummer; the
 *       same key again is a second Vorgang
 *   <li>{@code GET /antraege?schluessel=}: 200 and the Vorgangsnummer, or 404
 *   <li>{@code PUT /antraege/<vorgangsnummer>/anlagen/<id>}: 201, or 204 when it replaces one; {@code GET} there: 200 or 404
 *   <li>{@code GET /antraege}: 204, for those who want to know whether it is there
 *   <li>{@code POST /control/message}: a clerk answers, see {@link Clerk}
 * </ul>
 */
public final class CitkoOutdoor {

    private static final Pattern ANLAGE = Pattern.compile("/antraege/([^/]+)/anlagen/([^/]+)");
    private static final String ROOT = "antragOnline";

    private final Effects effects;

    private CitkoOutdoor(Effects effects) {
        this.effects = effects;
    }

    public static void main(String... args) throws IOException {
        Options options = Options.of(args);
        Effects effects = new Effects(options.state());
        HttpSimulator.serve(new CitkoOutdoor(effects)::answer, effects, options, Clerk::order);
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher anlage = ANLAGE.matcher(path);
        return switch (exchange.getRequestMethod() + (anlage.matches() ? " anlage" : " " + path)) {
            case "POST /antraege" -> newVorgang(exchange);
            case "GET /antraege" -> search(exchange.getRequestURI().getQuery());
            case "PUT anlage" -> store(exchange, anlage.group(1), anlage.group(2));
            case "GET anlage" -> stored(anlage.group(1), anlage.group(2)).isPresent() ? Answer.of(204) : Answer.of(404);
            default -> Answer.of(404);
        };
    }

    private Answer newVorgang(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Vorgangsschluessel");
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (key == null || !new String(body, UTF_8).contains(ROOT)) {
            return Answer.of(400, "text/plain", "Vorgangsschluessel or " + ROOT + " is missing");
        }
        Digested digested = Digested.of(new ByteArrayInputStream(body));
        String aktenzeichen = exchange.getRequestHeaders().getFirst("Aktenzeichen");
        synchronized (effects) {
            String number = "AO-%06d".formatted(effects.count() + 1);
            note("antrag", key, number, "antrag-online.xml", digested, aktenzeichen);
            return answer(201, number);
        }
    }

    private Answer search(String query) {
        if (query == null || !query.startsWith("schluessel=")) {
            return Answer.of(204);
        }
        String key = query.substring("schluessel=".length());
        return effects.first(e -> e.kind().equals("antrag") && e.key().equals(key))
                .map(e -> answer(200, e.reference()))
                .orElse(Answer.of(404));
    }

    private Answer store(HttpExchange exchange, String number, String id) throws IOException {
        Digested body = Digested.of(exchange.getRequestBody());
        Optional<Effect> antrag =
                effects.first(e -> e.kind().equals("antrag") && e.reference().equals(number));
        if (antrag.isEmpty()) {
            return Answer.of(404);
        }
        if (stored(number, id).isPresent()) {
            return Answer.of(204);
        }
        String name = exchange.getRequestHeaders().getFirst("Dateiname");
        note("anlage", antrag.get().key(), number, id, body, name);
        return Answer.of(201);
    }

    private Optional<Effect> stored(String number, String id) {
        return effects.first(e -> e.kind().equals("anlage")
                && e.reference().equals(number)
                && e.name().equals(id));
    }

    private void note(String kind, String key, String number, String name, Digested body, String context)
            throws IOException {
        String now = Instant.now().toString();
        effects.note(new Effect(kind, key, number, name, body.sha512(), body.size(), context, now));
    }

    private static Answer answer(int status, String number) {
        return Answer.of(
                status,
                "application/xml",
                "<vorgang xmlns=\"urn:stellwerk:annahme:citkooutdoor:1.0\"><vorgangsnummer>%s</vorgangsnummer></vorgang>"
                        .formatted(number));
    }
}
