package de.stellwerk.adapter.citkooutdoor;

import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.schemas.xml.HardenedXml;
import de.stellwerk.schemas.xml.Stylesheet;
import de.stellwerk.schemas.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The adapter's stylesheet, applied to the sample Antrag document as the hub would. */
final class Payload {

    private Payload() {}

    static byte[] ofTheSample() {
        return of(resource("antrag.xml"));
    }

    static byte[] of(byte[] antrag) {
        String name = CitkoOutdoorAdapter.class.getAnnotation(AdapterKind.class).payload();
        Stylesheet stylesheet = Stylesheet.compile(name, resource(name), Map.of());
        return stylesheet.apply(HardenedXml.parse(antrag, XmlLimits.FORM), 1 << 20);
    }

    static byte[] resource(String name) {
        try (InputStream in = CitkoOutdoorAdapter.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
