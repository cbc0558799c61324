package de.stellwerk.routes.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * A public service as the catalogue describes it.
 *
 * @param id the name of its folder
 * @param keys its Leistungsschlüssel, 14 digits each, the leading one first
 * @param deliver roles: inner lists in order, outer lists independent of each other
 * @param variants the forms it is accepted in, by name
 * @param payment when its fees are paid
 * @param amountField the field of the Antrag document that holds what the form says it costs
 * @param pin the content hash over all its files (SHA-256, hex): what a submission keeps
 */
public record Service(
        String id,
        String name,
        List<String> keys,
        Optional<String> fim,
        Competence competent,
        PaymentPolicy payment,
        Optional<String> amountField,
        List<List<String>> deliver,
        AttachmentRules attachments,
        Map<String, Variant> variants,
        String pin) {

    static final String URN = "urn:de:fim:leika:leistung:";

    /** The URN of one of its keys. */
    public static String urn(String key) {
        return URN + key;
    }

    /** The variant of a format whose forms are JSON. */
    public Optional<Variant> jsonVariant(PortalFormat format) {
        return variants.values().stream()
                .filter(variant -> variant.format() == format && variant.root().isEmpty())
                .findFirst();
    }

    /** The variant for a form with this root element in a format whose forms are XML. */
    public Optional<Variant> xmlVariant(PortalFormat format, QName root) {
        return variants.values().stream()
                .filter(variant -> variant.format() == format
                        && variant.root().filter(root::equals).isPresent())
                .findFirst();
    }

    /** Whether a portal that sends this format can send this service at all. */
    public boolean accepts(PortalFormat format) {
        return variants.values().stream().anyMatch(variant -> variant.format() == format);
    }

    /**
     * One form of a service.
     *
     * @param schema the file of the form's schema in the service's folder: JSON Schema or XSD, by the format
     * @param mapping the file of the XSLT 3.0 stylesheet from the form to the Antrag document
     * @param root the root element, where the form is XML
     */
    public record Variant(String name, PortalFormat format, String schema, String mapping, Optional<QName> root) {}

    /** What may be attached: how many, how large each, which media types, which purposes. */
    public record AttachmentRules(int maxCount, long maxBytes, List<String> types, List<String> purposes) {}
}
