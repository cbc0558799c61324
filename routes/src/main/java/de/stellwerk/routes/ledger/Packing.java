package de.stellwerk.routes.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Documents as gzip (RFC 1952) where that makes them smaller: sealed text cannot be compressed any more, and what the database
 * does not get it need not write twice. A document is JSON or XML, so its first two bytes tell which it is.
 */
final class Packing {

    private static final int WORTH_IT = 512;
    private static final int BUFFER = 4096;

    private Packing() {}

    static byte[] pack(byte[] document) {
        if (document.length < WORTH_IT && !isPacked(document)) {
            return document;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream(document.length / 4);
        try (OutputStream gzip = new Fast(packed)) {
            gzip.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.size() < document.length || isPacked(document) ? packed.toByteArray() : document;
    }

    static byte[] unpack(byte[] document) {
        if (!isPacked(document)) {
            return document;
        }
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(document), BUFFER)) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPacked(byte[] document) {
        return document.length > 1 && (document[0] & 0xFF | (document[1] & 0xFF) << 8) == GZIPInputStream.GZIP_MAGIC;
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream packed) throws IOException {
            super(packed, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
