package de.stellwerk.adapter.epaybl;

import de.stellwerk.adapter.payment.PaymentItem;
import de.stellwerk.adapter.payment.PaymentRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A payment as ePayBL books it. The Kassenzeichen is ePayBL's to give; who pays is not told. */
final class Buchungsliste {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter GERMAN =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").withZone(ZoneId.of("Europe/Berlin"));

    private Buchungsliste() {}

    static ObjectNode of(PaymentRequest request, EpayblSettings settings) {
        ObjectNode list = JSON.createObjectNode()
                .putNull("kassenzeichennummer")
                .put(
                        "faelligkeitsdatum",
                        GERMAN.format(request.at().plus(java.time.Duration.ofDays(settings.dueDays()))))
                .put("waehrungskennzeichen", "EUR")
                .put("kennzeichenMahnverfahren", settings.kennzeichenMahnverfahren())
                .put("transaktionsnummer", request.id())
                .put("betrag", request.amount())
                .put("zahltyp", "PAYPAGE")
                .put("beschreibung", request.purpose())
                .putNull("buchungslistenparameter");
        List.of(settings.zahlverfahren().split(",")).forEach(list.putArray("zahlverfahrencodes")::add);
        request.items().forEach(item -> list.withArray("buchungen").add(buchung(item)));
        list.putObject("kunde")
                .put("name", "Antrag")
                .put("vorname", request.id())
                .put("typ", "TEMPORAER")
                .put("kundennummer", request.id())
                .put("firmenkunde", false);
        list.putObject("fachverfahrendaten")
                .put("notifyUrl", request.notifyUrl().toString())
                .put("successUrl", request.returnUrl().toString())
                .put("errorUrl", request.returnUrl().toString())
                .put("cancelUrl", request.returnUrl().toString());
        return list;
    }

    private static ObjectNode buchung(PaymentItem item) {
        ObjectNode buchung = JSON.createObjectNode()
                .putNull("id")
                .put("bruttobetrag", item.amount())
                .put("nettobetrag", item.amount())
                .put("steuerbetrag", 0)
                .put("buchungstext", item.bookingText());
        ObjectNode kontierung = buchung.putObject("kontierung").put("haushaltstelle", item.haushaltsstelle());
        item.objektnummer().ifPresent(number -> kontierung.put("objektnummer", number));
        return buchung;
    }
}
