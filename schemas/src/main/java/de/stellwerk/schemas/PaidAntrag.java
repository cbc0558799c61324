package de.stellwerk.schemas;

import de.stellwerk.schemas.antrag.Antrag;
import de.stellwerk.schemas.antrag.Kontierung;
import de.stellwerk.schemas.antrag.Posten;
import de.stellwerk.schemas.antrag.Zahlung;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The section Zahlung of an Antrag document, amounts in EUR.
 *
 * @param kassenzeichen by which the authority's cash office knows it
 * @param transaction the payment provider's id of it
 */
public record PaidAntrag(
        Optional<String> kassenzeichen,
        Optional<String> transaction,
        Optional<Instant> paidAt,
        BigDecimal amount,
        List<Item> items) {

    /** One part of the amount and where it is booked. */
    public record Item(
            String name,
            BigDecimal amount,
            String haushaltsstelle,
            Optional<String> objektnummer,
            Optional<String> bookingText) {}

    /**
     * Version 2 of a document: the same with this section.
     *
     * @param antrag version 1, valid
     * @throws IllegalArgumentException if it is no Antrag document, or does not stay valid with what is said here
     */
    public byte[] addedTo(byte[] antrag) {
        Antrag document = AntragDocument.read(antrag);
        document.getNachrichtenkopf().setDokumentversion(2);
        document.setZahlung(zahlung());
        byte[] paid = AntragDocument.write(document);
        if (!AntragDocument.validate(paid).isEmpty()) {
            throw new IllegalArgumentException("What is said of the payment does not fit into an Antrag document");
        }
        return paid;
    }

    private Zahlung zahlung() {
        Zahlung zahlung = new Zahlung();
        zahlung.setKassenzeichen(kassenzeichen.orElse(null));
        zahlung.setTransaktion(transaction.orElse(null));
        zahlung.setBezahltAm(paidAt.orElse(null));
        zahlung.setBetrag(amount);
        zahlung.setWaehrung("EUR");
        items.forEach(item -> zahlung.getPosten().add(posten(item)));
        return zahlung;
    }

    private static Posten posten(Item item) {
        Kontierung kontierung = new Kontierung();
        kontierung.setHaushaltsstelle(item.haushaltsstelle());
        kontierung.setObjektnummer(item.objektnummer().orElse(null));
        kontierung.setBuchungstext(item.bookingText().orElse(null));
        Posten posten = new Posten();
        posten.setBezeichnung(item.name());
        posten.setBetrag(item.amount());
        posten.setKontierung(kontierung);
        return posten;
    }
}
