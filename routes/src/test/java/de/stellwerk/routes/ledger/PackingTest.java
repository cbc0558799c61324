package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static final byte[] DOCUMENT =
            "<feld><bezeichnung>Kennzeichen</bezeichnung></feld>".repeat(200).getBytes(StandardCharsets.UTF_8);

    @Test
    void aDocumentComesBackAsItWas() {
        byte[] packed = Packing.pack(DOCUMENT);

        assertThat(packed).hasSizeLessThan(DOCUMENT.length / 10);
        assertThat(Packing.unpack(packed)).isEqualTo(DOCUMENT);
    }

    @Test
    void whatWouldNotGetSmallerStaysAsItIs() {
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        byte[] small = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);

        assertThat(Packing.pack(noise)).isEqualTo(noise);
        assertThat(Packing.pack(small)).isEqualTo(small);
        assertThat(Packing.unpack(noise)).isEqualTo(noise);
        assertThat(Packing.unpack(new byte[0])).isEmpty();
    }

    /** No document is gzip; a test of an adapter may send one all the same. */
    @Test
    void whatIsGzipItselfComesBackAsGzip() {
        byte[] gzip = Packing.pack(DOCUMENT);

        assertThat(Packing.unpack(Packing.pack(gzip))).isEqualTo(gzip);
    }
}
