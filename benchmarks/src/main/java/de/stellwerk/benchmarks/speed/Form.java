package de.stellwerk.benchmarks.speed;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A form as its portal sends it, with the reference left open.
 *
 * @param before the request up to the reference, head included
 * @param after the request from there on
 */
public record Form(byte[] before, byte[] after) {

    /** The area that both kinds are sent for, unless another is given. */
    public static final String AREA = "059130000000";

    private static final String PLACE = "${reference}";

    /** 6 KiB in the hub's own JSON. */
    public static Form json(String area, String key) {
        return of("form.json", "application/json", area, key);
    }

    /** The same form as an XÖV message, which needs 9 KiB for it. */
    public static Form xml(String area, String key) {
        return of("form.xml", "application/xml", area, key);
    }

    private static Form of(String file, String type, String area, String key) {
        String body = Text.of(file).with(Map.of("area", area)).content();
        int length = body.getBytes(StandardCharsets.UTF_8).length
                - PLACE.length()
                + Book.reference(0).length();
        String head = String.join(
                "\r\n",
                "POST /api/v1/submissions HTTP/1.1",
                "Host: 127.0.0.1",
                "Authorization: Bearer " + key,
                "Content-Type: " + type,
                "Content-Length: " + length,
                "",
                "");
        int at = body.indexOf(PLACE);
        return new Form(
                (head + body.substring(0, at)).getBytes(StandardCharsets.UTF_8),
                body.substring(at + PLACE.length()).getBytes(StandardCharsets.UTF_8));
    }

    byte[] request(int number) {
        byte[] reference = Book.reference(number).getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[before.length + reference.length + after.length];
        System.arraycopy(before, 0, request, 0, before.length);
        System.arraycopy(reference, 0, request, before.length, reference.length);
        System.arraycopy(after, 0, request, before.length + reference.length, after.length);
        return request;
    }
}
