package de.stellwerk.schemas.xml;

import java.io.ByteArrayOutputStream;

/** Takes so many bytes and no more, and nothing once its thread was interrupted. */
final class BoundedBytes extends ByteArrayOutputStream {

    private final int max;

    BoundedBytes(int max) {
        super(Math.min(max, 8192));
        this.max = max;
    }

    @Override
    public synchronized void write(int b) {
        requireRoomFor(1);
        super.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        requireRoomFor(length);
        super.write(bytes, offset, length);
    }

    private void requireRoomFor(int length) {
        if (length > max - count || Thread.currentThread().isInterrupted()) {
            throw new Full();
        }
    }

    static final class Full extends RuntimeException {
        static final String CODE = "output-too-large";
    }
}
