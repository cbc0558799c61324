package de.stellwerk.adapter.web;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.TargetMisconfigured;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Values of the header Authorization; the secret is read anew for each. */
public final class Authorizations {

    private Authorizations() {}

    /** RFC 7617, in UTF-8. */
    public static String basic(String user, Secret password) throws TargetMisconfigured {
        byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** RFC 6750. */
    public static String bearer(Secret token) throws TargetMisconfigured {
        return "Bearer " + token.reveal();
    }
}
