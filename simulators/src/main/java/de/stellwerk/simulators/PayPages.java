package de.stellwerk.simulators;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a payment stand-in on which a person pays, cancels or fails to: {@code GET /pay/<transaction>}, and a form for each
 * decision. Whoever closes the tab decides nothing. Afterwards the browser goes back to where the payment came from.
 */
final class PayPages {

    private static final Pattern PAGE = Pattern.compile("/pay/([^/]+)(?:/(paid|cancelled|failed))?");

    private final PayDesk desk;
    private final Decided decided;

    PayPages(PayDesk desk, Decided decided) {
        this.desk = desk;
        this.decided = decided;
    }

    /** Is told after a payment was decided. */
    interface Decided {
        void tell(PayDesk.Payment payment) throws IOException;
    }

    /** Empty when the request is for something else. */
    Optional<Answer> answer(HttpExchange exchange) throws IOException {
        Matcher page = PAGE.matcher(exchange.getRequestURI().getPath());
        if (!page.matches()) {
            return Optional.empty();
        }
        Optional<PayDesk.Payment> payment = desk.find(page.group(1));
        if (payment.isEmpty()) {
            return Optional.of(Answer.of(
                    404, "text/html; charset=utf-8", html("Unbekannt", "<p>Diese Zahlung gibt es nicht.</p>")));
        }
        boolean decides = exchange.getRequestMethod().equals("POST") && page.group(2) != null;
        return Optional.of(decides ? decide(payment.get(), page.group(2)) : show(payment.get()));
    }

    private Answer decide(PayDesk.Payment payment, String how) throws IOException {
        if (desk.decide(payment.transaction(), how)) {
            decided.tell(desk.find(payment.transaction()).orElseThrow());
        }
        return Answer.of(303).with("Location", payment.returnUrl());
    }

    private static Answer show(PayDesk.Payment payment) {
        String forms = payment.state().equals("open")
                ? form(payment, "paid", "Bezahlen")
                        + form(payment, "cancelled", "Abbrechen")
                        + form(payment, "failed", "Fehlschlagen lassen")
                : "<p>Diese Zahlung ist abgeschlossen.</p>";
        return Answer.of(
                200,
                "text/html; charset=utf-8",
                html(
                        "Bezahldienst (Nachbildung)",
                        "<p>Zu zahlen: " + payment.amount().toPlainString().replace('.', ',') + " EUR</p>" + forms));
    }

    private static String form(PayDesk.Payment payment, String how, String label) {
        return "<form method=\"post\" action=\"/pay/" + payment.transaction() + "/" + how + "\"><button id=\"" + how
                + "\">" + label + "</button></form>";
    }

    private static String html(String title, String body) {
        return "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>" + title
                + "</title></head><body><main><h1>" + title + "</h1>" + body + "</main></body></html>";
    }
}
