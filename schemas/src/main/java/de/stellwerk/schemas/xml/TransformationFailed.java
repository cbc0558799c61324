package de.stellwerk.schemas.xml;

/** A stylesheet that stopped. Says where, with the error code of XPath and XSLT, and never a value. */
public final class TransformationFailed extends RuntimeException {

    private final String code;
    private final String file;
    private final int line;

    TransformationFailed(String code, String file, int line) {
        super(code + " at " + file + ":" + line);
        this.code = code;
        this.file = file;
        this.line = line;
    }

    /** For example {@code FORG0001}; {@code output-too-large} when the result passed its limit. */
    public String code() {
        return code;
    }

    /** The stylesheet module. */
    public String file() {
        return file;
    }

    /** From 1; 0 when unknown. */
    public int line() {
        return line;
    }
}
