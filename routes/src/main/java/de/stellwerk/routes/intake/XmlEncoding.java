package de.stellwerk.routes.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.schemas.xml.XmlRule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets XML pass only in UTF-8, by its bytes and by its own declaration. */
final class XmlEncoding {

    private static final Pattern DECLARED =
            Pattern.compile("\\A\\uFEFF?<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

    private XmlEncoding() {}

    /** @throws Refusal if the message is in another encoding or says so */
    static void requireUtf8(byte[] message) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString();
            Matcher declared = DECLARED.matcher(text);
            boolean another = declared.find() && !declared.group(1).equalsIgnoreCase("UTF-8");
            if (another || text.indexOf('\0') >= 0) {
                throw refusal(Place.position(1, 1));
            }
        } catch (CharacterCodingException e) {
            throw refusal(Place.NOWHERE);
        }
    }

    private static Refusal refusal(Place place) {
        return Refusal.of(Problem.UNREADABLE, Violation.of(XmlRule.ENCODING, place));
    }
}
