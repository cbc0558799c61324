package de.stellwerk.adapter;

/** The target, or the adapter before asking it, refuses this submission; the same again would be refused again. Nothing was done. */
public final class DeliveryRejected extends DeliveryFailure {

    private static final long serialVersionUID = 1L;

    public DeliveryRejected(String code, String detail) {
        this(code, detail, null);
    }

    public DeliveryRejected(String code, String detail, Throwable cause) {
        super(code, detail, cause);
    }
}
