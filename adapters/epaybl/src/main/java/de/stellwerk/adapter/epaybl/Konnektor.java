package de.stellwerk.adapter.epaybl;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.web.Authorizations;
import de.stellwerk.adapter.web.ClientCertificate;
import de.stellwerk.adapter.web.HttpAnswer;
import de.stellwerk.adapter.web.HttpCalls;
import de.stellwerk.adapter.web.HttpFailures;
import de.stellwerk.adapter.web.Intent;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests of the ePayBL-Konnektor; each answer says in its {@code ergebnis} whether it worked. */
final class Konnektor {

    /** Amounts are decimal, never rounded by way of a double. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final EpayblSettings settings;

    Konnektor(EpayblSettings settings) {
        this.settings = settings;
    }

    void greet() throws DeliveryFailure {
        good(send(to("/status"), Intent.READ), Intent.READ);
    }

    JsonNode book(JsonNode buchungsliste) throws DeliveryFailure {
        HttpRequest.Builder booking = to("/buchungslisten")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(buchungsliste)));
        return good(send(booking, Intent.WRITE), Intent.WRITE);
    }

    JsonNode kassenzeichen(String number) throws DeliveryFailure {
        String path = "/kassenzeichen/" + URLEncoder.encode(number, StandardCharsets.UTF_8);
        return good(send(to(path), Intent.READ), Intent.READ);
    }

    private static JsonNode good(HttpAnswer answer, Intent intent) throws DeliveryFailure {
        JsonNode body = read(answer, intent);
        String rc = body.path("ergebnis").path("rc").asString("");
        if (rc.isEmpty()) {
            throw HttpFailures.unreadable("the answer has no ergebnis", intent);
        }
        if (!rc.startsWith("+")) {
            throw new DeliveryRejected(
                    "rc" + rc.replaceAll("[^0-9]", "-"),
                    body.path("ergebnis").path("ergebnistext").asString(""));
        }
        return body;
    }

    private static JsonNode read(HttpAnswer answer, Intent intent) throws DeliveryFailure {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw HttpFailures.unreadable("the answer is no JSON", intent);
        }
    }

    private HttpRequest.Builder to(String what) throws DeliveryFailure {
        String address = "%s/mandanten/%s/bewirtschafter/%s%s"
                .formatted(settings.url(), settings.mandant(), settings.bewirtschafter(), what);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).header("Accept", "application/json");
        return settings.user() == null
                ? request
                : request.header("Authorization", Authorizations.basic(settings.user(), settings.password()));
    }

    private HttpAnswer send(HttpRequest.Builder request, Intent intent) throws DeliveryFailure {
        Optional<ClientCertificate> certificate = settings.certificate();
        return certificate.isPresent()
                ? HttpCalls.send(certificate.get(), request, settings.timeout(), intent)
                : HttpCalls.send(request, settings.timeout(), intent);
    }
}
