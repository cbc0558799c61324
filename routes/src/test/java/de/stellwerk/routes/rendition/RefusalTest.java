package de.stellwerk.routes.rendition;

import static de.stellwerk.routes.rendition.AntragBuilder.anAntrag;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.routes.rendition.RenditionFailed.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    @ParameterizedTest
    @ValueSource(ints = {0x1F40E, 0x4E2D, 0x200B, 0x00AD})
    void aCharacterThatWouldNotBeSeenIsAFailureAndNoGap(int codePoint) {
        AntragBuilder antrag =
                anAntrag().with("<code>erst</code>", "<code>erst" + Character.toString(codePoint) + "</code>");
        assertRefused(antrag.bytes(), Code.CHARACTER_WITHOUT_GLYPH);
    }

    @Test
    void whatIsNoAntragIsRefused() {
        assertRefused("Mustermann".getBytes(UTF_8), Code.NOT_AN_ANTRAG);
        assertRefused(anAntrag().with("<konto>bundid</konto>", "").bytes(), Code.NOT_AN_ANTRAG);
    }

    private static void assertRefused(byte[] antrag, Code code) {
        assertThatThrownBy(() -> new Rendition().pdf(antrag))
                .isInstanceOfSatisfying(RenditionFailed.class, failed -> assertThat(failed.code())
                        .isEqualTo(code))
                .hasMessage(code.name())
                .hasNoCause();
    }
}
