package de.stellwerk.simulators;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * ePayBL's Konnektor as we assume it: {@code POST …/buchungslisten} opens and gives a Kassenzeichen (the same transaktionsnummer again
 * is another one), {@code GET …/kassenzeichen/<number>} tells how it stands, {@code GET …/status} greets. After a decision it sends its
 * notification, hashed with {@code --secret} (see {@link PayControl}). Credentials and {@code --pays-itself} as with
 * {@link XBezahldienste}.
 */
public final class EpayblKonnektor {

    /** What notifications are hashed with unless another secret is given; nothing real hangs on it. */
    private static final Pattern ADDRESS = Pattern.compile(
            ".*/mandanten/([^/]+)/bewirtschafter/([^/]+)/(status|buchungslisten|kassenzeichen/([^/]+))");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PayDesk desk;
    private final PayPages pages;
    private final Options options;

    private EpayblKonnektor(PayDesk desk, Options options, EpayblNotifications notifications) {
        this.desk = desk;
        this.options = options;
        this.pages = new PayPages(desk, notifications);
    }

    public static void main(String... args) throws IOException {
        Options options = Options.of(args);
        Effects effects = new Effects(options.state());
        PayDesk desk = new PayDesk(effects, options.paysItself());
        EpayblNotifications notifications = new EpayblNotifications(desk, options.secret());
        HttpSimulator.serve(
                new EpayblKonnektor(desk, options, notifications)::answer,
                effects,
                options.openToAll(),
                new PayControl(desk, notifications));
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        var page = pages.answer(exchange);
        if (page.isPresent()) {
            return page.get();
        }
        if (!options.letsIn(exchange)) {
            return Answer.of(401);
        }
        Matcher address = ADDRESS.matcher(exchange.getRequestURI().getPath());
        if (!address.matches()) {
            return Answer.of(404);
        }
        if (address.group(4) != null) {
            return desk.find(address.group(4))
                    .map(this::kassenzeichen)
                    .orElse(json(ergebnis("-2001", "Kassenzeichen unbekannt")));
        }
        return address.group(3).equals("status") ? json(ergebnis("+0000", "ok")) : book(exchange);
    }

    private Answer book(HttpExchange exchange) throws IOException {
        JsonNode list = JSON.readTree(exchange.getRequestBody().readAllBytes());
        BigDecimal sum = list.path("buchungen")
                .valueStream()
                .map(booking -> booking.path("bruttobetrag").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal amount = list.path("betrag").decimalValue();
        if (sum.compareTo(amount) != 0
                || list.path("transaktionsnummer").asString("").isEmpty()) {
            return json(ergebnis("-1001", "Buchungsliste nicht schlüssig"));
        }
        synchronized (desk) {
            String kassenzeichen = "42%011d".formatted(desk.count() + 1);
            JsonNode urls = list.path("fachverfahrendaten");
            desk.open(
                    list.path("transaktionsnummer").asString(),
                    kassenzeichen,
                    amount,
                    urls.path("successUrl").asString(),
                    urls.path("notifyUrl").asString());
            ObjectNode answer = ergebnis("+0000", "ok");
            answer.putObject("zahlvorgangsInfo")
                    .put("kassenzeichen", kassenzeichen)
                    .putObject("rechnungUrls")
                    .put("PAYPAGE", options.addressOf(exchange) + "/pay/" + kassenzeichen);
            return json(answer);
        }
    }

    private Answer kassenzeichen(PayDesk.Payment payment) {
        PayDesk.Lie lie = desk.lie();
        BigDecimal came = payment.state().equals("paid")
                ? lie.amount() != null ? lie.amount() : payment.amount()
                : BigDecimal.ZERO;
        ObjectNode answer = ergebnis("+0000", "ok");
        answer.putObject("kassenzeichen")
                .put("kassenzeichennummer", payment.transaction())
                .putObject("zusatzdaten")
                .put(
                        "paypagestatus",
                        lie.status() != null ? lie.status() : payment.state().equals("open") ? "AKTIV" : "INAKTIV")
                .put("bezahlverfahren", payment.state().equals("paid") ? "KREDITKARTE" : "")
                .put("betragHauptforderungen", payment.amount())
                .put("betragZahlungseingaenge", came)
                .put("saldo", payment.amount().subtract(came));
        return json(answer);
    }

    private static ObjectNode ergebnis(String rc, String text) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("ergebnis").put("rc", rc).put("ergebnistext", text);
        return answer;
    }

    private static Answer json(ObjectNode body) {
        return Answer.of(200, "application/json", JSON.writeValueAsString(body));
    }
}
