package de.stellwerk.adapter.cmis;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.adapter.Delivery;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a delivery is filed: the folders of the Aktenplan, and the folder of the case, named by its Aktenzeichen. The same
 * for every attempt, another for another idempotency key.
 */
record CaseFile(List<String> aktenplan, String aktenzeichen) {

    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");
    private static final int SHORT = 12;

    static CaseFile of(Delivery delivery) {
        List<String> aktenplan = Stream.of(delivery.tenant().aktenplan().split("/"))
                .map(String::strip)
                .filter(segment -> !segment.isEmpty())
                .toList();
        String last = aktenplan.isEmpty() ? delivery.service().name() : aktenplan.get(aktenplan.size() - 1);
        int year = LocalDate.ofInstant(delivery.receivedAt(), GERMANY).getYear();
        return new CaseFile(aktenplan, last + "-" + year + "-" + shortId(delivery.idempotencyKey()));
    }

    static String shortId(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, SHORT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
