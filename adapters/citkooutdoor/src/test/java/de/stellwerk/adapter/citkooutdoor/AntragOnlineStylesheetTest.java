package de.stellwerk.adapter.citkooutdoor;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.schemas.AntragDocument;
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
}
