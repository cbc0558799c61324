package de.stellwerk.adapter.xbezahldienste;

import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.payment.PaymentItem;
import de.stellwerk.adapter.payment.PaymentProvider;
import de.stellwerk.adapter.payment.PaymentRequest;
import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.adapter.payment.PaymentTransaction;
import de.stellwerk.adapter.web.HttpFailures;
import de.stellwerk.adapter.web.Intent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has payments made by a provider of XBezahldienste 1.0.0. The amount that counts is the {@code grosAmount} of the transaction as the
 * provider tells it; {@code transactionReference} is the Kassenzeichen. There are no notifications in this interface.
 */
@AdapterKind("xbezahldienste")
public final class XBezahldiensteProvider implements PaymentProvider<XBezahldiensteSettings> {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Tokens tokens = new Tokens();

    @Override
    public PaymentTransaction open(PaymentRequest request, XBezahldiensteSettings settings) throws DeliveryFailure {
        JsonNode information =
                new Exchange(settings, tokens).create(body(request)).path("paymentInformation");
        try {
            return new PaymentTransaction(
                    request.id(),
                    information.required("transactionId").asString(),
                    URI.create(information.required("transactionRedirectUrl").asString()));
        } catch (RuntimeException e) {
            throw HttpFailures.unreadable("the transaction has no id or no page", Intent.WRITE);
        }
    }

    private static ObjectNode body(PaymentRequest request) {
        ObjectNode body = JSON.createObjectNode()
                .put("requestId", request.id())
                .put("requestTimestamp", request.at().toString())
                .put("currency", "EUR")
                .put("grosAmount", request.amount())
                .put("purpose", request.purpose())
                .put("description", plain(request.description()))
                .put("redirectUrl", request.returnUrl().toString());
        request.items().forEach(item -> body.withArray("items").add(item(item)));
        return body;
    }

    /** In the characters that the standard allows. */
    private static String plain(String text) {
        return text.replaceAll("[^\\w\\s\\-,.À-ſ]", " ");
    }

    private static ObjectNode item(PaymentItem item) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", item.id())
                .put("reference", item.id())
                .put("description", item.name())
                .put("taxRate", 0)
                .put("quantity", 1)
                .put("totalNetAmount", item.amount())
                .put("totalTaxAmount", BigDecimal.ZERO)
                .put("singleNetAmount", item.amount())
                .put("singleTaxAmount", BigDecimal.ZERO);
        ObjectNode booking = node.putObject("bookingData")
                .put("haushaltsstelle", item.haushaltsstelle())
                .put("buchungstext", item.bookingText());
        item.objektnummer().ifPresent(number -> booking.put("objektnummer", number));
        return node;
    }

    @Override
    public PaymentStatus status(PaymentTransaction transaction, XBezahldiensteSettings settings)
            throws DeliveryFailure {
        JsonNode answer = new Exchange(settings, tokens).transaction(transaction.transactionId());
        JsonNode information = answer.path("paymentInformation");
        return switch (information.path("status").asString("")) {
            case "INITIAL" -> PaymentStatus.of(PaymentStatus.State.OPEN);
            case "FAILED" -> PaymentStatus.of(PaymentStatus.State.FAILED);
            case "CANCELED" -> PaymentStatus.of(PaymentStatus.State.CANCELLED);
            case "PAYED" -> paid(information, answer.path("paymentRequest").path("grosAmount"));
            default -> throw new OutcomeUnknown("unknown-status", "the status is none of XBezahldienste 1.0.0");
        };
    }

    private static PaymentStatus paid(JsonNode information, JsonNode amount) {
        return new PaymentStatus(
                PaymentStatus.State.PAID,
                amount.isNumber() ? Optional.of(amount.decimalValue()) : Optional.empty(),
                text(information, "transactionReference"),
                text(information, "transactionTimestamp").flatMap(XBezahldiensteProvider::time),
                text(information, "paymentMethod"));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(text -> !text.isBlank());
    }

    private static Optional<Instant> time(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean recognisesRequests(XBezahldiensteSettings settings) {
        return true;
    }

    @Override
    public void check(XBezahldiensteSettings settings) throws DeliveryFailure {
        new Exchange(settings, tokens).greet();
    }
}
