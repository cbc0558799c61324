package de.stellwerk.benchmarks.faults.outside;

import de.stellwerk.benchmarks.faults.outside.CashDesk.Payment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cash desk as a provider of XBezahldienste 1.0.0: opens a transaction once per request id (a repeated one is refused with
 * PAYMENT_EXISTS), tells how it stands, and greets. It notifies nobody: the standard knows no notification.
 */
final class XBezahldienste {

    private static final Pattern ADDRESS = Pattern.compile("/(paymenttransaction|status)/[^/]+/([^/]+)(?:/([^/]+))?");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final CashDesk desk;

    XBezahldienste(CashDesk desk) {
        this.desk = desk;
    }

    Answer answer(Request request) {
        Matcher address = ADDRESS.matcher(request.path());
        if (!address.matches()) {
            return Answer.of(404);
        }
        if (address.group(1).equals("status")) {
            return Answer.json(200, "{}");
        }
        if (request.method().equals("POST")) {
            return create(JSON.readTree(request.body()), address.group(2));
        }
        Payment payment = desk.find(String.valueOf(address.group(3)));
        return payment == null ? Answer.of(404) : transaction(payment, JSON.createObjectNode());
    }

    private Answer create(JsonNode order, String endpoint) {
        String id = order.path("requestId").asString("");
        synchronized (desk) {
            if (desk.knowsRequest(id)) {
                return Answer.json(409, "{\"status\":409,\"functionalCode\":\"PAYMENT_EXISTS\"}");
            }
            BigDecimal amount = order.path("grosAmount").decimalValue();
            Payment opened = desk.open(endpoint, id, order.path("purpose").asString(""), amount, null);
            return transaction(opened, (ObjectNode) order);
        }
    }

    private Answer transaction(Payment payment, ObjectNode order) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode information = answer.putObject("paymentInformation")
                .put("transactionId", payment.transaction())
                .put("transactionRedirectUrl", desk.payPage(payment))
                .put("status", status(payment));
        if (payment.came() != null) {
            information
                    .put("transactionReference", "XB" + payment.transaction())
                    .put("transactionTimestamp", Instant.now().toString())
                    .put("paymentMethod", "CREDITCARD");
        }
        BigDecimal amount = payment.came() == null ? payment.amount() : payment.came();
        answer.set("paymentRequest", order.put("requestId", payment.request()).put("grosAmount", amount));
        return Answer.json(200, JSON.writeValueAsString(answer));
    }

    private static String status(Payment payment) {
        if (payment.came() != null) {
            return "PAYED";
        }
        return payment.closed() ? "CANCELED" : "INITIAL";
    }
}
