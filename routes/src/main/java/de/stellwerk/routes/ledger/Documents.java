package de.stellwerk.routes.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens what a submission keeps sealed: its form, its Antrag document, its attachments. Empty once it is erased. */
@Component
public final class Documents {

    private final JdbcClient sql;
    private final Vault vault;
    private final SealedJson sealed;

    Documents(JdbcClient sql, Vault vault, SealedJson sealed) {
        this.sql = sql;
        this.vault = vault;
        this.sealed = sealed;
    }

    private static String place(String kind, int version) {
        return kind + " " + version;
    }

    /** A document as the ledger is to keep it. */
    static byte[] sealed(Vault vault, Vault.Key key, String kind, int version, byte[] document) {
        return vault.seal(key, place(kind, version), Packing.pack(document));
    }

    private byte[] opened(Vault.Key key, String kind, int version, byte[] document) {
        return Packing.unpack(vault.open(key, place(kind, version), document));
    }

    static String factsPlace(UUID attachment) {
        return "attachment facts " + attachment;
    }

    /** A document as the ledger keeps it. */
    public record Sealed(String kind, int version, byte[] bytes) {}

    /** What the document says. */
    public byte[] opened(Vault.Key key, Sealed document) {
        return opened(key, document.kind(), document.version(), document.bytes());
    }

    /** The submission's key, empty when it was erased or never existed. */
    public Optional<Vault.Key> key(UUID submission) {
        return sql.sql("SELECT wrapped FROM submission_key WHERE submission_id = ?")
                .param(submission)
                .query(byte[].class)
                .optional()
                .map(wrapped -> vault.unwrap(submission, wrapped));
    }

    public Optional<byte[]> form(Vault.Key key) {
        return newest(key, "form");
    }

    /** The newest version of the Antrag document; empty when the mapping never succeeded. */
    public Optional<byte[]> antrag(Vault.Key key) {
        return newest(key, "antrag");
    }

    /** One version of the Antrag document: 1 as mapped, 2 with its payment. */
    public Optional<byte[]> antrag(Vault.Key key, int version) {
        return sql.sql("SELECT sealed FROM document WHERE submission_id = ? AND kind = 'antrag' AND version = ?")
                .params(key.owner(), version)
                .query((row, n) -> opened(key, "antrag", version, row.getBytes("sealed")))
                .optional();
    }

    private Optional<byte[]> newest(Vault.Key key, String kind) {
        return sql.sql("""
                        SELECT version, sealed FROM document WHERE submission_id = ? AND kind = ?
                        ORDER BY version DESC LIMIT 1
                        """)
                .params(key.owner(), kind)
                .query((row, n) -> opened(key, kind, row.getInt("version"), row.getBytes("sealed")))
                .optional();
    }

    public List<StoredAttachment> attachments(Vault.Key key) {
        return sql.sql("SELECT id, facts_sealed FROM attachment WHERE submission_id = ? ORDER BY position")
                .param(key.owner())
                .query((row, n) -> sealed.open(
                        key,
                        factsPlace(row.getObject("id", UUID.class)),
                        row.getBytes("facts_sealed"),
                        StoredAttachment.class))
                .list();
    }

    /** The attachment's plain bytes, a chunk in memory at a time. */
    public InputStream attachment(Vault.Key key, UUID attachment) {
        try {
            return vault.opening(key, Uploads.place(attachment), new SequenceInputStream(new Chunks(attachment)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Chunks implements Enumeration<InputStream> {
        private final UUID attachment;
        private int seq;
        private Optional<byte[]> next;

        Chunks(UUID attachment) {
            this.attachment = attachment;
            fetch();
        }

        private void fetch() {
            next = sql.sql("SELECT sealed FROM attachment_chunk WHERE attachment_id = ? AND seq = ?")
                    .params(attachment, seq++)
                    .query(byte[].class)
                    .optional();
        }

        @Override
        public boolean hasMoreElements() {
            return next.isPresent();
        }

        @Override
        public InputStream nextElement() {
            InputStream chunk = new ByteArrayInputStream(next.orElseThrow(NoSuchElementException::new));
            fetch();
            return chunk;
        }
    }
}
