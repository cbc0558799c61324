package de.stellwerk.adapter.citkooutdoor;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps.Found;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.web.Authorizations;
import de.stellwerk.adapter.web.HttpAnswer;
import de.stellwerk.adapter.web.HttpCalls;
import de.stellwerk.adapter.web.HttpFailures;
import de.stellwerk.adapter.web.Intent;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/** The requests of "Antrag Online", as this package's documentation assumes them. */
final class AntragOnline {

    private final CitkoOutdoorSettings settings;

    AntragOnline(CitkoOutdoorSettings settings) {
        this.settings = settings;
    }

    void greet() throws DeliveryFailure {
        HttpCalls.send(to(""), settings.timeout(), Intent.READ);
    }

    Found find(String key) throws DeliveryFailure {
        HttpAnswer answer = HttpCalls.send(to("?schluessel=" + encoded(key)), settings.timeout(), Intent.READ, 404);
        return answer.status() == 404 ? Found.NOT_THERE : Found.there(receipt(answer, Intent.READ));
    }

    Receipt submit(Delivery delivery, Optional<String> aktenzeichen) throws DeliveryFailure {
        HttpRequest.Builder request = to("").header("Vorgangsschluessel", delivery.idempotencyKey())
                .header("Content-Type", "application/xml; charset=UTF-8")
                .POST(BodyPublishers.ofByteArray(delivery.payload()));
        aktenzeichen.ifPresent(known -> request.header("Aktenzeichen", encoded(known)));
        return receipt(HttpCalls.send(request, settings.timeout(), Intent.WRITE), Intent.WRITE);
    }

    Found findAnlage(String vorgangsnummer, int number) throws DeliveryFailure {
        HttpRequest.Builder request = to(anlage(vorgangsnummer, number));
        int status =
                HttpCalls.send(request, settings.timeout(), Intent.READ, 404).status();
        return status == 404 ? Found.NOT_THERE : Found.there(anlageReceipt(number));
    }

    Receipt putAnlage(String vorgangsnummer, int number, Delivery.Attachment attachment) throws DeliveryFailure {
        BodyPublisher content = BodyPublishers.ofInputStream(attachment::open);
        HttpRequest.Builder request = to(anlage(vorgangsnummer, number))
                .header("Dateiname", encoded(attachment.name()))
                .header("Content-Type", attachment.mediaType())
                .PUT(
                        attachment.size() == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.fromPublisher(content, attachment.size()));
        HttpCalls.send(request, settings.timeout(), Intent.WRITE);
        return anlageReceipt(number);
    }

    private static Receipt receipt(HttpAnswer answer, Intent intent) throws DeliveryFailure {
        return Vorgang.number(answer.body())
                .map(number -> Receipt.of(Receipt.VORGANGSNUMMER, number))
                .orElseThrow(() -> HttpFailures.unreadable("the answer names no vorgangsnummer", intent));
    }

    private static Receipt anlageReceipt(int number) {
        return Receipt.of("anlage", String.valueOf(number));
    }

    private static String anlage(String vorgangsnummer, int number) {
        return "/" + encoded(vorgangsnummer) + "/anlagen/" + number;
    }

    private HttpRequest.Builder to(String rest) throws TargetMisconfigured {
        return HttpRequest.newBuilder(URI.create(settings.url() + rest))
                .header("Authorization", Authorizations.basic(settings.user(), settings.password()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
