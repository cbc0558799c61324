package de.stellwerk.adapter.epaybl;

import de.stellwerk.adapter.TargetMisconfigured;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** How ePayBL's notifications prove where they come from: hex of the SHA-256 over their values in this order and a secret. */
final class NotificationHash {

    private static final List<String> HASHED = List.of(
            "mandant",
            "bewirtschafter",
            "zvgid",
            "kassenzeichen",
            "tan",
            "zvp",
            "zahlverfahren",
            "aktivierung",
            "status");

    private NotificationHash() {}

    static boolean isGood(Map<String, String> parameters, EpayblSettings settings) throws TargetMisconfigured {
        StringBuilder text = new StringBuilder();
        HASHED.forEach(name -> text.append(parameters.getOrDefault(name, "")));
        byte[] wanted = hash(text + settings.notificationSecret().reveal()).getBytes(StandardCharsets.US_ASCII);
        byte[] given = parameters.getOrDefault("hash", "").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(wanted, given);
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
