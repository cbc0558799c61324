package de.stellwerk.benchmarks.faults.outside;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Answers that are none. */
enum Poison {
    NOT_HTTP,
    CUT_OFF,
    FAR_TOO_LONG,
    ENDLESS_HEADER,
    NONSENSE;

    private static final int MUCH = 8 * 1024 * 1024;

    static Poison any() {
        return values()[ThreadLocalRandom.current().nextInt(values().length)];
    }

    void pour(OutputStream out) throws IOException {
        switch (this) {
            case NOT_HTTP -> say("\u0000\u0001 is this HTTP? \r\n\r\n", out);
            case CUT_OFF -> say("HTTP/1.1 201 X\r\nContent-Length: 1000\r\n\r\nonly this", out);
            case FAR_TOO_LONG -> {
                say("HTTP/1.1 500 X\r\nContent-Length: " + MUCH + "\r\n\r\n", out);
                say("x".repeat(MUCH), out);
            }
            case ENDLESS_HEADER -> say("HTTP/1.1 201 X\r\nX-Long: " + "x".repeat(MUCH), out);
            case NONSENSE -> say("HTTP/1.1 999 X\r\nContent-Length: -5\r\n\r\n<<<>>>", out);
        }
        out.flush();
    }

    private static void say(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
