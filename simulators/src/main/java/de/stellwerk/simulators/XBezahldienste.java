package de.stellwerk.simulators;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provider of XBezahldienste 1.0.0: {@code POST /paymenttransaction/<originator>/<endpoint>} opens (a request id that was used before
 * is refused with PAYMENT_EXISTS), {@code GET …/<id>} tells the status, {@code GET /status/…} greets. Credentials as given with
 * {@code --credentials}; the pay page needs none. {@code --pays-itself}: whatever is opened is paid.
 */
public final class XBezahldienste {

    private static final Pattern ADDRESS = Pattern.compile("/(paymenttransaction|status)/[^/]+/[^/]+(?:/([^/]+))?");
    private static final Pattern PURPOSE = Pattern.compile("[\\w\\s-]{1,27}");
    private static final Pattern DESCRIPTION = Pattern.compile("[\\w\\s\\-,.À-ſ]{1,250}");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PayDesk desk;
    private final PayPages pages;
    private final Options options;

    private XBezahldienste(PayDesk desk, Options options) {
        this.desk = desk;
        this.options = options;
        this.pages = new PayPages(desk, payment -> {});
    }

    public static void main(String... args) throws IOException {
        Options options = Options.of(args);
        Effects effects = new Effects(options.state());
        PayDesk desk = new PayDesk(effects, options.paysItself());
        HttpSimulator.serve(
                new XBezahldienste(desk, options)::answer,
                effects,
                options.openToAll(),
                new PayControl(desk, payment -> {}));
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
        return switch (exchange.getRequestMethod() + " " + address.group(1)) {
            case "GET status" -> json(200, JSON.createObjectNode());
            case "POST paymenttransaction" -> create(exchange);
            case "GET paymenttransaction" ->
                desk.find(String.valueOf(address.group(2)))
                        .map(payment -> json(200, transaction(payment, JSON.createObjectNode(), exchange)))
                        .orElse(Answer.of(404));
            default -> Answer.of(405);
        };
    }

    private Answer create(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String id = request.path("requestId").asString("");
        BigDecimal amount = request.path("grosAmount").decimalValue();
        BigDecimal sum = request.path("items")
                .valueStream()
                .map(item -> item.path("totalNetAmount").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean valid = !id.isEmpty()
                && PURPOSE.matcher(request.path("purpose").asString("")).matches()
                && DESCRIPTION.matcher(request.path("description").asString("")).matches();
        if (!valid || sum.compareTo(amount) != 0) {
            return problem(400, valid ? "CALCULATION_ERROR" : "VALIDATION_ERROR");
        }
        synchronized (desk) {
            if (desk.knowsRequest(id)) {
                return problem(409, "PAYMENT_EXISTS");
            }
            String transaction = UUID.randomUUID().toString();
            PayDesk.Payment opened = desk.open(
                    id, transaction, amount, request.path("redirectUrl").asString(), null);
            return json(200, transaction(opened, (ObjectNode) request, exchange));
        }
    }

    private ObjectNode transaction(PayDesk.Payment payment, ObjectNode request, HttpExchange exchange) {
        PayDesk.Lie lie = desk.lie();
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode information = answer.putObject("paymentInformation")
                .put("transactionId", payment.transaction())
                .put("status", lie.status() != null ? lie.status() : word(payment.state()))
                .put("transactionRedirectUrl", options.addressOf(exchange) + "/pay/" + payment.transaction());
        if (payment.state().equals("paid")) {
            information
                    .put(
                            "transactionReference",
                            "XB"
                                    + payment.transaction()
                                            .replaceAll("[^0-9]", "0")
                                            .substring(0, 11))
                    .put("transactionTimestamp", payment.decidedAt())
                    .put("paymentMethod", "CREDITCARD");
        }
        answer.set(
                "paymentRequest",
                request.put("requestId", payment.request())
                        .put("grosAmount", lie.amount() != null ? lie.amount() : payment.amount()));
        return answer;
    }

    private static String word(String state) {
        return switch (state) {
            case "paid" -> "PAYED";
            case "cancelled" -> "CANCELED";
            case "failed" -> "FAILED";
            default -> "INITIAL";
        };
    }

    private static Answer problem(int status, String code) {
        return Answer.of(
                status,
                "application/problem+json",
                "{\"status\":%d,\"functionalCode\":\"%s\"}".formatted(status, code));
    }

    private static Answer json(int status, ObjectNode body) {
        return Answer.of(status, "application/json", JSON.writeValueAsString(body));
    }
}
