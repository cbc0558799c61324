package de.stellwerk.routes.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Streams attachments into the ledger in sealed chunks before their submission is accepted; never holds a whole file.
 * What is staged and not accepted is unreadable at once, because only the accept statement keeps the key, and swept later.
 */
@Component
public final class Uploads {

    private static final int CHUNK = 256 * 1024;

    private final JdbcClient sql;
    private final Commits commits;
    private final Vault vault;

    Uploads(JdbcClient sql, Commits commits, Vault vault) {
        this.sql = sql;
        this.commits = commits;
        this.vault = vault;
    }

    /** A staged attachment: its id, size in bytes and lower-case hex SHA-512. */
    public record Staged(UUID id, long size, String sha512) {}

    /** The attachment is larger than allowed; nothing of it will be kept. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** @throws TooLarge when the stream holds more than {@code maxBytes} */
    public Staged stage(Vault.Key key, InputStream content, long maxBytes) throws IOException {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        commits.commit(() -> sql.sql("INSERT INTO upload (attachment_id, submission_id) VALUES (?, ?)")
                .params(id, key.owner())
                .update());
        DigestInputStream digested = new DigestInputStream(content, sha512());
        try (OutputStream sealing = vault.sealing(key, place(id), new BufferedOutputStream(new Chunks(id), CHUNK))) {
            long size = copy(digested, sealing, maxBytes);
            return new Staged(
                    id,
                    size,
                    HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        }
    }

    /** Forgets what was staged for a submission that was not accepted. */
    public void discard(Vault.Key key) {
        commits.commit(() -> sql.sql("""
                WITH gone AS (DELETE FROM upload WHERE submission_id = ? RETURNING attachment_id)
                DELETE FROM attachment_chunk WHERE attachment_id IN (SELECT attachment_id FROM gone)
                """).param(key.owner()).update());
    }

    /** Removes what was staged longer ago than this and never accepted; returns how many chunks that were. */
    public int sweep(Duration age) {
        return commits.commit(() -> sql.sql("""
                WITH gone AS (DELETE FROM upload WHERE created_at < now() - make_interval(secs => ?) RETURNING attachment_id)
                DELETE FROM attachment_chunk WHERE attachment_id IN (SELECT attachment_id FROM gone)
                """).param(age.toSeconds()).update());
    }

    static String place(UUID attachment) {
        return "attachment " + attachment;
    }

    private static long copy(InputStream from, OutputStream to, long maxBytes) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            size += n;
            if (size > maxBytes) {
                throw new TooLarge();
            }
            to.write(buffer, 0, n);
        }
        return size;
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each write, a buffer full, becomes a row. */
    private final class Chunks extends OutputStream {
        private final UUID attachment;
        private int seq;

        Chunks(UUID attachment) {
            this.attachment = attachment;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            byte[] row = Arrays.copyOfRange(bytes, offset, offset + length);
            commits.commit(() -> sql.sql("INSERT INTO attachment_chunk (attachment_id, seq, sealed) VALUES (?, ?, ?)")
                    .params(attachment, seq++, row)
                    .update());
        }
    }
}
