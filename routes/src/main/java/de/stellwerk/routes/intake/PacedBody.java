package de.stellwerk.routes.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A request body that may neither drip nor flood: after a grace it must have kept a rate, no body may take longer than the
 * upload limit, and none may be larger than agreed, whatever it declares.
 * A single read is bounded by the connector; this bounds their sum.
 */
final class PacedBody extends InputStream {

    private final InputStream body;
    private final IntakeSettings settings;
    private final LongSupplier nanos;
    private final long started;
    private long received;

    PacedBody(InputStream body, IntakeSettings settings, LongSupplier nanos) {
        this.body = body;
        this.settings = settings;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n;
        try {
            n = body.read(buffer, offset, length);
        } catch (java.net.SocketTimeoutException e) {
            throw Refusal.of(Problem.TOO_SLOW);
        }
        received += Math.max(0, n);
        if (received > settings.body().toBytes()) {
            throw Refusal.of(
                    Problem.TOO_LARGE,
                    Violation.of("body-limit", Place.NOWHERE, settings.body().toMegabytes()));
        }
        if (n >= 0 && nanos.getAsLong() - started > allowed().toNanos()) {
            throw Refusal.of(Problem.TOO_SLOW);
        }
        return n;
    }

    private Duration allowed() {
        Duration byRate = settings.grace()
                .plusSeconds(received / settings.bytesPerSecond().toBytes());
        return byRate.compareTo(settings.upload()) < 0 ? byRate : settings.upload();
    }
}
