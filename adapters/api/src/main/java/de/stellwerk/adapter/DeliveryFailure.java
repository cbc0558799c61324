package de.stellwerk.adapter;

/**
 * A target did not accept. The type decides whether the hub tries again; the code groups failures of one cause.
 *
 * <p>{@code code} is stable and free of data: lower-case letters, digits and hyphens, for example {@code http-503}.
 * {@code detail} is for operators; it may quote what the target said and is kept encrypted, never logged.
 */
public abstract sealed class DeliveryFailure extends Exception
        permits TargetUnavailable, DeliveryRejected, OutcomeUnknown, TargetMisconfigured {

    private static final long serialVersionUID = 1L;

    private final String code;

    DeliveryFailure(String code, String detail, Throwable cause) {
        super(detail, cause);
        if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a code has lower-case letters, digits and hyphens");
        }
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return getMessage();
    }
}
