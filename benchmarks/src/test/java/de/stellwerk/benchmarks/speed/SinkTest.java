package de.stellwerk.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SinkTest {

    @Test
    void findsTheReferenceInTheHeadOfTheDocument() {
        String document = "<antrag><portalreferenz>" + Book.reference(4711) + "</portalreferenz>";

        assertThat(Book.number(Sink.reference(document.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(4711);
    }

    @Test
    void whatIsNoneOfOursHasNoNumber() {
        assertThat(Book.number(Sink.reference("<antrag/>".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(-1);
        assertThat(Book.number("11111111-2222-7333-8444-000000000001")).isEqualTo(-1);
    }
}
