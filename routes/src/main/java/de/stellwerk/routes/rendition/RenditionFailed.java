package de.stellwerk.routes.rendition;

/** No PDF could be made. Says why by a code, never by a value of the document. */
public final class RenditionFailed extends RuntimeException {

    /** Why there is no PDF. All of them will fail again with the same document. */
    public enum Code {
        /** The bytes are not a valid Antrag document. */
        NOT_AN_ANTRAG,
        /** A character has no glyph in the embedded fonts: it would be missing in the PDF. */
        CHARACTER_WITHOUT_GLYPH,
        /** The page could not be laid out or written. */
        NOT_RENDERED
    }

    private final Code code;

    RenditionFailed(Code code) {
        super(code.name());
        this.code = code;
    }

    /** @param cause of which only the class is told: its message may hold values */
    RenditionFailed(Code code, Exception cause) {
        super(code.name() + ": " + cause.getClass().getName());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
