package de.stellwerk.schemas.xml;

/**
 * How much XML one text may hold. Time is bounded by the caller.
 *
 * @param bytes of the whole text
 * @param depth of nested elements
 * @param elements in all
 * @param attributes of one element, namespace declarations not counted
 * @param text characters of one element's text or one attribute
 */
public record XmlLimits(int bytes, int depth, int elements, int attributes, int text) {

    /** For what portals send and for Antrag documents. */
    public static final XmlLimits FORM = new XmlLimits(4 << 20, 40, 50_000, 40, 20_000);

    /** For the catalogue's own files: schemas and stylesheets. */
    public static final XmlLimits CATALOGUE = new XmlLimits(4 << 20, 100, 100_000, 100, 200_000);
}
