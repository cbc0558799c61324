package de.stellwerk.adapter.citkooutdoor;

import de.stellwerk.schemas.xml.HardenedXml;
import de.stellwerk.schemas.xml.XmlLimits;
import de.stellwerk.schemas.xml.XmlRefused;
import java.util.Optional;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the answer {@code vorgang}. */
final class Vorgang {

    private static final String NAMESPACE = "urn:stellwerk:annahme:citkooutdoor:1.0";
    private static final XmlLimits SMALL = new XmlLimits(1 << 20, 10, 100, 10, 1000);

    private Vorgang() {}

    /** @return the Vorgangsnummer; empty if the answer is no such XML or the number is not plausible */
    static Optional<String> number(byte[] answer) {
        NumberReader reader = new NumberReader();
        try {
            HardenedXml.send(answer, SMALL, reader);
        } catch (XmlRefused e) {
            return Optional.empty();
        }
        String number = reader.number.toString().strip();
        return number.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}") ? Optional.of(number) : Optional.empty();
    }

    private static final class NumberReader extends DefaultHandler {

        private final StringBuilder number = new StringBuilder();
        private boolean inside;

        @Override
        public void startElement(String namespace, String name, String qualified, Attributes attributes) {
            inside = namespace.equals(NAMESPACE) && name.equals("vorgangsnummer");
        }

        @Override
        public void endElement(String namespace, String name, String qualified) {
            inside = false;
        }

        @Override
        public void characters(char[] text, int start, int length) {
            if (inside) {
                number.append(text, start, length);
            }
        }
    }
}
