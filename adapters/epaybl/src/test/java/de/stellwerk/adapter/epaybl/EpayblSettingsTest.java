package de.stellwerk.adapter.epaybl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.web.ClientCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EpayblSettingsTest {

    private static final Secret PASSWORD = new Secret("env:INVENTED");
    private static final Path FILE = Path.of("/secrets/hub.p12");

    @Test
    void an_account_a_certificate_or_both_prove_who_we_are() {
        assertThat(settings("hub", PASSWORD, null, null).certificate()).isEmpty();
        assertThat(settings(null, null, FILE, PASSWORD).certificate()).contains(new ClientCertificate(FILE, PASSWORD));
        assertThat(settings("hub", PASSWORD, FILE, PASSWORD).certificate()).isPresent();
    }

    @Test
    void nothing_is_half_given_and_something_must_be() {
        assertThatThrownBy(() -> settings("hub", null, null, null)).hasMessage("user and password go together");
        assertThatThrownBy(() -> settings(null, null, FILE, null))
                .hasMessage("client-certificate and client-certificate-password go together");
        assertThatThrownBy(() -> settings(null, null, null, null)).hasMessageContaining("prove to be itself");
    }

    private static EpayblSettings settings(String user, Secret password, Path certificate, Secret certificatePassword) {
        return new EpayblSettings(
                URI.create("https://konnektor.example/v1_0"),
                "B000000",
                "BW0000",
                "KREDITKARTE",
                "11000",
                14,
                user,
                password,
                certificate,
                certificatePassword,
                PASSWORD,
                Duration.ofSeconds(1));
    }
}
