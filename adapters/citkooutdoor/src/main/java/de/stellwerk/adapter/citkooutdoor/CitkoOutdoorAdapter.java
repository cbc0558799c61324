package de.stellwerk.adapter.citkooutdoor;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import java.util.Optional;

/**
 * Hands an application to citkoOutdoor's "Antrag Online" and then its attachments one by one, each a step of its own. The
 * interface is our assumption: see the package's documentation. The receipt is the Vorgangsnummer.
 */
@AdapterKind(value = "citkooutdoor", payload = "antrag-online.xsl")
public final class CitkoOutdoorAdapter implements Adapter<CitkoOutdoorSettings> {

    private static final String DMS = "dms";

    @Override
    public Receipt deliver(Delivery delivery, Steps steps, CitkoOutdoorSettings settings) throws DeliveryFailure {
        AntragOnline online = new AntragOnline(settings);
        String key = delivery.idempotencyKey();
        Receipt vorgang =
                steps.once("antrag", () -> online.find(key), () -> online.submit(delivery, aktenzeichen(delivery)));
        String vorgangsnummer = vorgang.reference(Receipt.VORGANGSNUMMER).orElseThrow();
        int next = 1;
        for (Delivery.Attachment attachment : delivery.attachments()) {
            int number = next++;
            steps.once(
                    "anlage-" + number,
                    () -> online.findAnlage(vorgangsnummer, number),
                    () -> online.putAnlage(vorgangsnummer, number, attachment));
        }
        return vorgang;
    }

    @Override
    public void check(CitkoOutdoorSettings settings) throws DeliveryFailure {
        new AntragOnline(settings).greet();
    }

    private static Optional<String> aktenzeichen(Delivery delivery) {
        return Optional.ofNullable(delivery.receiptsBefore().get(DMS))
                .flatMap(receipt -> receipt.reference(Receipt.AKTENZEICHEN));
    }
}
