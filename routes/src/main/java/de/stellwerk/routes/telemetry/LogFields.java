package de.stellwerk.routes.telemetry;

import java.util.UUID;
import org.slf4j.MDC;

/**
 * The fields that log lines carry beside their message, in every module, and the only ones. None holds personal data.
 *
 * <p>A submission's trace id (W3C Trace Context, 32 hex digits) is its id without hyphens: whoever has one has the other, in
 * every log, queue and event, for as long as the submission lives.
 */
public final class LogFields {

    /** The id of a submission. */
    public static final String SUBMISSION = "submission";

    /** The id of a delivery. */
    public static final String DELIVERY = "delivery";

    /** The trace id. */
    public static final String TRACE = "trace_id";

    /** The W3C header, also as a property of wake messages. */
    public static final String TRACEPARENT = "traceparent";

    private LogFields() {}

    /** Until it is closed, log lines of this thread belong to the submission. */
    public static Scope of(UUID submission) {
        MDC.put(SUBMISSION, submission.toString());
        MDC.put(TRACE, traceId(submission));
        return () -> {
            MDC.remove(SUBMISSION);
            MDC.remove(TRACE);
        };
    }

    public static String traceId(UUID submission) {
        return submission.toString().replace("-", "");
    }

    /** The traceparent that continues this thread's trace, or null when it has none. */
    public static String traceparent() {
        String trace = MDC.get(TRACE);
        return trace == null ? null : "00-" + trace + "-" + trace.substring(16) + "-01";
    }

    /** Ends what began. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
