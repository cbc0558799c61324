package de.stellwerk.routes.catalog;

/** The forms in which a portal sends; a service has a variant for each that it accepts. Written {@code stellwerk-json}, {@code xoev}. */
public enum PortalFormat {
    STELLWERK_JSON(".json"),
    XOEV(".xml");

    private final String fileEnding;

    PortalFormat(String fileEnding) {
        this.fileEnding = fileEnding;
    }

    String fileEnding() {
        return fileEnding;
    }
}
