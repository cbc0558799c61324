package de.stellwerk.adapter;

/** The request may or may not have had its effect: the answer got lost. The hub looks for the effect before it repeats it. */
public final class OutcomeUnknown extends DeliveryFailure {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String code, String detail) {
        this(code, detail, null);
    }

    public OutcomeUnknown(String code, String detail, Throwable cause) {
        super(code, detail, cause);
    }
}
