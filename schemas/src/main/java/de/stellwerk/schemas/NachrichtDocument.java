package de.stellwerk.schemas;

import de.stellwerk.schemas.xml.ElementWriter;
import de.stellwerk.schemas.xml.OwnSchemas;
import de.stellwerk.schemas.xml.XmlLimits;
import de.stellwerk.schemas.xml.XmlViolation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The Nachricht document as bytes (UTF-8, namespace {@code urn:stellwerk:nachricht:1.0}). Safe for many threads. */
public final class NachrichtDocument {

    /** The namespace of its elements. */
    public static final String NAMESPACE = "urn:stellwerk:nachricht:1.0";

    private NachrichtDocument() {}

    /**
     * What a target says about a case.
     *
     * @param art status, bescheid or unterlagen
     * @param absender the name of the target
     * @param referenz the target's own
     * @param vorgangId the hub's id of the case
     * @param antragId the hub's id of the application that it is about
     * @param vorgang the portal's id of the case
     * @param stand one of the words of the schema
     */
    public record Nachricht(
            UUID id,
            String art,
            Instant eingang,
            String absender,
            String referenz,
            UUID vorgangId,
            UUID antragId,
            String portal,
            Optional<String> vorgang,
            String leistungsschluessel,
            String leistung,
            String ars,
            String stelle,
            boolean test,
            Optional<String> stand,
            Optional<String> text,
            List<Anlage> anlagen) {}

    /** An attachment; {@code size} counts bytes, {@code sha512} is lower-case hex. */
    public record Anlage(UUID id, String name, String zweck, String mediaType, long size, String sha512) {}

    /** Writes without indentation; whether it is valid says {@link #validate}. */
    public static byte[] write(Nachricht n) {
        ElementWriter xml = new ElementWriter(NAMESPACE);
        xml.start("nachricht", "version", "1.0", "test", String.valueOf(n.test()));
        head(n, xml);
        xml.start("leistung")
                .element("schluessel", n.leistungsschluessel())
                .element("bezeichnung", n.leistung())
                .end();
        xml.start("zustaendigeStelle")
                .element("ars", n.ars())
                .element("bezeichnung", n.stelle())
                .end();
        n.stand().ifPresent(stand -> xml.element("stand", stand));
        n.text().ifPresent(text -> xml.element("text", text));
        anlagen(n.anlagen(), xml);
        return xml.end().bytes();
    }

    private static void head(Nachricht n, ElementWriter xml) {
        xml.start("nachrichtenkopf")
                .element("nachrichtenUUID", n.id().toString())
                .element("art", n.art())
                .element("eingangszeitpunkt", n.eingang().toString())
                .element("absender", n.absender())
                .element("referenz", n.referenz())
                .element("vorgangUUID", n.vorgangId().toString())
                .element("antragUUID", n.antragId().toString())
                .element("portal", n.portal());
        n.vorgang().ifPresent(vorgang -> xml.element("vorgang", vorgang));
        xml.end();
    }

    private static void anlagen(List<Anlage> anlagen, ElementWriter xml) {
        if (anlagen.isEmpty()) {
            return;
        }
        xml.start("anlagen");
        anlagen.forEach(anlage -> xml.start("anlage")
                .element("id", anlage.id().toString())
                .element("name", anlage.name())
                .element("zweck", anlage.zweck())
                .element("medientyp", anlage.mediaType())
                .element("groesse", String.valueOf(anlage.size()))
                .element("sha512", anlage.sha512())
                .end());
        xml.end();
    }

    /** Every violation of {@code nachricht-1.0.xsd}; empty when the document is valid. */
    public static List<XmlViolation> validate(byte[] document) {
        return OwnSchemas.nachricht().validate(document, XmlLimits.FORM);
    }
}
