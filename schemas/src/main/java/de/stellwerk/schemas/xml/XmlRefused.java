package de.stellwerk.schemas.xml;

/** An XML text that could not be read to its end: not well-formed, beyond a limit, or with a DTD. */
public final class XmlRefused extends RuntimeException {

    private final transient XmlViolation violation;

    XmlRefused(XmlViolation violation) {
        super(violation.toString());
        this.violation = violation;
    }

    /** Why and where; never the value. */
    public XmlViolation violation() {
        return violation;
    }
}
