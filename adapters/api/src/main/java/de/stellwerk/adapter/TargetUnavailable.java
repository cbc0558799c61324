package de.stellwerk.adapter;

import java.time.Duration;
import java.util.Optional;

/** The target does not take requests now and will later. Nothing was done: who cannot be sure throws {@link OutcomeUnknown}. */
public final class TargetUnavailable extends DeliveryFailure {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public TargetUnavailable(String code, String detail) {
        this(code, detail, null, null);
    }

    public TargetUnavailable(String code, String detail, Duration retryAfter, Throwable cause) {
        super(code, detail, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the target asked to be left alone, from now. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
