package de.stellwerk.schemas.xml;

/** The rules for XML that are ours and not those of a schema, as they appear in {@link XmlViolation#rule()}. */
public final class XmlRule {

    public static final String WELL_FORMED = "xml-well-formed";
    public static final String NO_DOCTYPE = "xml-no-doctype";
    public static final String ENCODING = "xml-encoding-utf-8";
    public static final String SIZE = "xml-max-bytes";
    public static final String DEPTH = "xml-max-depth";
    public static final String ELEMENTS = "xml-max-elements";
    public static final String ATTRIBUTES = "xml-max-attributes";
    public static final String TEXT = "xml-max-text";

    private XmlRule() {}
}
