package de.stellwerk.adapter.xbezahldienste;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.Setting;
import java.net.URI;
import java.time.Duration;

/** Where a provider of XBezahldienste is, and as whom the hub speaks to it. */
public record XBezahldiensteSettings(
        @Setting(
                value = "The address under which paymenttransaction and status lie, without a slash at its end",
                pattern = "https?://.+[^/]")
        URI url,

        @Setting(value = "The online service, as agreed with the provider", pattern = "[A-Za-z0-9_-]{1,36}")
        String originatorId,

        @Setting(value = "The authority that is paid, as agreed with the provider", pattern = "[A-Za-z0-9_-]{1,36}")
        String endpointId,

        @Setting(value = "How the hub proves to be itself: basic, or oauth2 by client credentials", fallback = "basic")
        Proof proof,

        @Setting("The user, or the client's id") String user,

        @Setting("The user's password, or the client's secret")
        Secret password,

        @Setting(value = "Where tokens are given out; with oauth2 only", fallback = "", pattern = "https?://.+")
        URI tokenUrl,

        @Setting(value = "How long a request may take, answer included", fallback = "15s")
        Duration timeout) {

    /** Ways to prove an identity. */
    public enum Proof {
        BASIC,
        OAUTH2
    }

    public XBezahldiensteSettings {
        if ((proof == Proof.OAUTH2) != (tokenUrl != null)) {
            throw new IllegalArgumentException("token-url is given with proof oauth2, and only then");
        }
    }
}
