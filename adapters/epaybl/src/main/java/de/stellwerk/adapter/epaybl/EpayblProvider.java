package de.stellwerk.adapter.epaybl;

import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.payment.PaymentHint;
import de.stellwerk.adapter.payment.PaymentProvider;
import de.stellwerk.adapter.payment.PaymentRequest;
import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.adapter.payment.PaymentTransaction;
import de.stellwerk.adapter.web.HttpFailures;
import de.stellwerk.adapter.web.Intent;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Has payments made by ePayBL. A payment is known by its Kassenzeichen; it is paid when its pay page is closed and money has come in,
 * cancelled when the page is closed and none has.
 */
@AdapterKind("epaybl")
public final class EpayblProvider implements PaymentProvider<EpayblSettings> {

    @Override
    public PaymentTransaction open(PaymentRequest request, EpayblSettings settings) throws DeliveryFailure {
        JsonNode booked = new Konnektor(settings).book(Buchungsliste.of(request, settings));
        JsonNode zahlvorgang = booked.path("zahlvorgangsInfo");
        try {
            return new PaymentTransaction(
                    request.id(),
                    zahlvorgang.required("kassenzeichen").asString(),
                    URI.create(
                            zahlvorgang.path("rechnungUrls").required("PAYPAGE").asString()));
        } catch (RuntimeException e) {
            throw HttpFailures.unreadable("the booking has no Kassenzeichen or no pay page", Intent.WRITE);
        }
    }

    @Override
    public PaymentStatus status(PaymentTransaction transaction, EpayblSettings settings) throws DeliveryFailure {
        JsonNode data = new Konnektor(settings)
                .kassenzeichen(transaction.transactionId())
                .path("kassenzeichen")
                .path("zusatzdaten");
        return switch (data.path("paypagestatus").asString("")) {
            case "AKTIV" -> PaymentStatus.of(PaymentStatus.State.OPEN);
            case "INAKTIV" -> closed(transaction, data);
            default -> throw new OutcomeUnknown("unknown-status", "the paypagestatus is neither AKTIV nor INAKTIV");
        };
    }

    private static PaymentStatus closed(PaymentTransaction transaction, JsonNode data) {
        JsonNode came = data.path("betragZahlungseingaenge");
        if (came.isNumber() && came.decimalValue().signum() == 0) {
            return PaymentStatus.of(PaymentStatus.State.CANCELLED);
        }
        return new PaymentStatus(
                PaymentStatus.State.PAID,
                confirmed(data),
                Optional.of(transaction.transactionId()),
                Optional.empty(),
                Optional.of(data.path("bezahlverfahren").asString("")).filter(method -> !method.isBlank()));
    }

    /** What came in; nothing where the figures contradict each other. */
    private static Optional<BigDecimal> confirmed(JsonNode data) {
        JsonNode owed = data.path("betragHauptforderungen");
        JsonNode came = data.path("betragZahlungseingaenge");
        JsonNode saldo = data.path("saldo");
        if (!owed.isNumber() || !came.isNumber() || !saldo.isNumber()) {
            return Optional.empty();
        }
        boolean consistent = owed.decimalValue().subtract(came.decimalValue()).compareTo(saldo.decimalValue()) == 0;
        return consistent ? Optional.of(came.decimalValue()) : Optional.empty();
    }

    @Override
    public void check(EpayblSettings settings) throws DeliveryFailure {
        new Konnektor(settings).greet();
    }

    @Override
    public Optional<PaymentHint> hint(Map<String, String> parameters, EpayblSettings settings) throws DeliveryFailure {
        String kassenzeichen = parameters.getOrDefault("kassenzeichen", "");
        return !kassenzeichen.isEmpty() && NotificationHash.isGood(parameters, settings)
                ? Optional.of(new PaymentHint(Optional.empty(), Optional.of(kassenzeichen)))
                : Optional.empty();
    }
}
