package de.stellwerk.adapter.citkooutdoor;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.schemas.AntragDocument;
import de.stellwerk.schemas.PaidAntrag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xmlunit.assertj3.XmlAssert;

class AntragOnlineStylesheetTest {

    @Test
    void the_sample_is_a_valid_antrag_document() {
        assertThat(AntragDocument.validate(Payload.resource("antrag.xml"))).isEmpty();
    }

    @Test
    void everything_of_the_antrag_that_the_clerk_needs_is_in_the_payload() {
        XmlAssert.assertThat(Payload.ofTheSample())
                .and(Payload.resource("antrag-online.xml"))
                .ignoreWhitespace()
                .areIdentical();
    }

    @Test
    void the_kassenzeichen_of_a_paid_antrag_is_in_the_payload() {
        PaidAntrag.Item item = new PaidAntrag.Item(
                "Reitabgabe", new BigDecimal("25.00"), "67.1", Optional.empty(), Optional.of("Reitabg 2026"));
        byte[] paid = new PaidAntrag(
                        Optional.of("SO-2026-0042"), Optional.empty(), Optional.empty(), item.amount(), List.of(item))
                .addedTo(Payload.resource("antrag.xml"));

        XmlAssert.assertThat(Payload.of(paid))
                .withNamespaceContext(Map.of("o", "urn:stellwerk:annahme:citkooutdoor:1.0"))
                .valueByXPath("//o:zahlung[@betrag = '25.00']/@kassenzeichen")
                .isEqualTo("SO-2026-0042");
    }
}
