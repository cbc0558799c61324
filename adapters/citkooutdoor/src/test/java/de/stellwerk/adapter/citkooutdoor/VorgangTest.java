package de.stellwerk.adapter.citkooutdoor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VorgangTest {

    private static final String HEAD = "<vorgang xmlns=\"urn:stellwerk:annahme:citkooutdoor:1.0\">";

    @Test
    void the_number_is_read() {
        assertThat(Vorgang.number(bytes(HEAD + "<vorgangsnummer> AO-2026/7 </vorgangsnummer></vorgang>")))
                .contains("AO-2026/7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "<html><body>Login</body></html>",
                "<vorgang><vorgangsnummer>AO-1</vorgangsnummer></vorgang>",
                HEAD + "</vorgang>",
                HEAD + "<vorgangsnummer/></vorgang>",
                HEAD + "<vorgangsnummer>../../x y</vorgangsnummer></vorgang>",
                "<!DOCTYPE vorgang [<!ENTITY n 'AO-1'>]>" + HEAD + "<vorgangsnummer>&n;</vorgangsnummer></vorgang>"
            })
    void what_names_no_number_is_not_read(String answer) {
        assertThat(Vorgang.number(bytes(answer))).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
