package de.stellwerk.benchmarks.faults.outside;

import de.stellwerk.benchmarks.faults.outside.CashDesk.Payment;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cash desk as ePayBL's Konnektor, as the hub's adapter assumes it: books (the same transaktionsnummer again is another payment),
 * tells how a Kassenzeichen stands, and greets.
 */
final class EpayblKonnektor {

    static final String ROOT = "/konnektor/epayment/fachverfahren/v1_0";

    private static final Pattern ADDRESS = Pattern.compile(
            ROOT + "/mandanten/[^/]+/bewirtschafter/([^/]+)/(status|buchungslisten|kassenzeichen/(.+))");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final CashDesk desk;

    EpayblKonnektor(CashDesk desk) {
        this.desk = desk;
    }

    Answer answer(Request request) {
        Matcher address = ADDRESS.matcher(request.path());
        if (!address.matches()) {
            return Answer.of(404);
        }
        if (address.group(2).equals("status")) {
            return json(ergebnis("+0000"));
        }
        if (request.method().equals("POST")) {
            return book(JSON.readTree(request.body()), address.group(1));
        }
        Payment payment = desk.find(String.valueOf(address.group(3)));
        return json(payment == null ? ergebnis("-2001") : kassenzeichen(payment));
    }

    private Answer book(JsonNode list, String bewirtschafter) {
        Payment opened = desk.open(
                bewirtschafter,
                list.path("transaktionsnummer").asString(""),
                list.path("beschreibung").asString(""),
                list.path("betrag").decimalValue(),
                list.path("fachverfahrendaten").path("notifyUrl").asString(""));
        ObjectNode answer = ergebnis("+0000");
        answer.putObject("zahlvorgangsInfo")
                .put("kassenzeichen", opened.transaction())
                .putObject("rechnungUrls")
                .put("PAYPAGE", desk.payPage(opened));
        return json(answer);
    }

    private static ObjectNode kassenzeichen(Payment payment) {
        BigDecimal came = payment.came() == null ? BigDecimal.ZERO : payment.came();
        ObjectNode answer = ergebnis("+0000");
        answer.putObject("kassenzeichen")
                .put("kassenzeichennummer", payment.transaction())
                .putObject("zusatzdaten")
                .put("paypagestatus", payment.closed() ? "INAKTIV" : "AKTIV")
                .put("bezahlverfahren", payment.came() == null ? "" : "KREDITKARTE")
                .put("betragHauptforderungen", payment.amount())
                .put("betragZahlungseingaenge", came)
                .put("saldo", payment.amount().subtract(came));
        return answer;
    }

    private static ObjectNode ergebnis(String rc) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("ergebnis").put("rc", rc).put("ergebnistext", "");
        return answer;
    }

    private static Answer json(ObjectNode body) {
        return Answer.json(200, JSON.writeValueAsString(body));
    }
}
