package de.stellwerk.adapter;

/** Credentials, certificate or settings are wrong for every submission; the target parks at once. Nothing was done. */
public final class TargetMisconfigured extends DeliveryFailure {

    private static final long serialVersionUID = 1L;

    public TargetMisconfigured(String code, String detail) {
        this(code, detail, null);
    }

    public TargetMisconfigured(String code, String detail, Throwable cause) {
        super(code, detail, cause);
    }
}
