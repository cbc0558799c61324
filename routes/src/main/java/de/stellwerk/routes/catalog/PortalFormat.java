package de.stellwerk.routes.catalog;

/**
 * The forms in which a portal sends; a service has a variant for each that it accepts. Written {@code stellwerk-json},
 * {@code xoev}, {@code ozg-cloud}, {@code form-solutions}.
 */
public enum PortalFormat {
    STELLWERK_JSON(".json", false),
    XOEV(".xml", true),
    OZG_CLOUD(".json", false),
    FORM_SOLUTIONS(".json", true);

    private final String fileEnding;
    private final boolean formIsXml;

    PortalFormat(String fileEnding, boolean formIsXml) {
        this.fileEnding = fileEnding;
        this.formIsXml = formIsXml;
    }

    /** How the name of a file ends that holds a message. */
    public String fileEnding() {
        return fileEnding;
    }

    /** Whether the form itself is XML, known by its root element, whatever the message around it is; else it is JSON. */
    public boolean formIsXml() {
        return formIsXml;
    }
}
