package de.stellwerk.adapter.epaybl;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.Setting;
import de.stellwerk.adapter.web.ClientCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where an ePayBL-Konnektor is, and for whom the hub books there. */
public record EpayblSettings(
        @Setting(value = "The address of fachverfahren/v1_0, without a slash at its end", pattern = "https?://.+[^/]")
        URI url,

        @Setting(value = "The Mandant's number", pattern = "[A-Za-z0-9]{1,20}")
        String mandant,

        @Setting(value = "The Bewirtschafter's number", pattern = "[A-Za-z0-9]{1,20}")
        String bewirtschafter,

        @Setting(
                value = "What may be paid with, separated by commas",
                fallback = "KREDITKARTE,GIROPAY,PAYPAL",
                pattern = "[A-Z]+(,[A-Z]+)*")
        String zahlverfahren,

        @Setting(value = "The Kennzeichen Mahnverfahren", pattern = "[A-Za-z0-9]{1,20}")
        String kennzeichenMahnverfahren,

        @Setting(value = "How many days until the amount is due", fallback = "14")
        int dueDays,

        @Setting(value = "The user, where it asks for one", fallback = "")
        String user,

        @Setting(value = "The user's password", fallback = "")
        Secret password,

        @Setting(value = "Our certificate and its key, a PKCS#12 file, where it asks for one", fallback = "")
        Path clientCertificate,

        @Setting(value = "The password of client-certificate", fallback = "")
        Secret clientCertificatePassword,

        @Setting("What notifications are hashed with") Secret notificationSecret,

        @Setting(value = "How long a request may take, answer included", fallback = "15s")
        Duration timeout) {

    public EpayblSettings {
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("user and password go together");
        }
        if ((clientCertificate == null) != (clientCertificatePassword == null)) {
            throw new IllegalArgumentException("client-certificate and client-certificate-password go together");
        }
        if (user == null && clientCertificate == null) {
            throw new IllegalArgumentException("the hub needs a user or a client-certificate to prove to be itself");
        }
    }

    Optional<ClientCertificate> certificate() {
        return Optional.ofNullable(clientCertificate)
                .map(file -> new ClientCertificate(file, clientCertificatePassword));
    }
}
