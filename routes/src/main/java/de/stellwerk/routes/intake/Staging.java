package de.stellwerk.routes.intake;

import de.stellwerk.routes.ledger.Uploads;
import de.stellwerk.routes.ledger.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.UUID;

/** Where attachments of one call go while it is not yet known whether the submission will be accepted. */
abstract sealed class Staging {

    /** The submission's key; its owner is the id that the submission will have. */
    abstract Vault.Key key();

    /** Takes the content to its end, at most {@code maxBytes}. */
    final Received take(InputStream content, long maxBytes) throws IOException {
        byte[] head = content.readNBytes(FileKind.HEAD);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
        Uploads.Staged staged = stage(whole, maxBytes);
        return new Received(staged.id(), staged.size(), staged.sha512(), head);
    }

    abstract Uploads.Staged stage(InputStream content, long maxBytes) throws IOException;

    /** Forgets everything taken. */
    abstract void discard();

    /** Into the ledger, in sealed chunks. */
    static final class InLedger extends Staging {
        private final Uploads uploads;
        private final Vault.Key key;
        private boolean used;

        InLedger(Uploads uploads, Vault.Key key) {
            this.uploads = uploads;
            this.key = key;
        }

        @Override
        Vault.Key key() {
            return key;
        }

        @Override
        Uploads.Staged stage(InputStream content, long maxBytes) throws IOException {
            used = true;
            return uploads.stage(key, content, maxBytes);
        }

        @Override
        void discard() {
            if (used) {
                uploads.discard(key);
            }
        }
    }

    /** Nowhere: the content is measured and hashed only. */
    static final class Nowhere extends Staging {
        private final Vault.Key key;

        /** @param key null where nothing will ask for it, as with the catalogue's examples */
        Nowhere(Vault.Key key) {
            this.key = key;
        }

        @Override
        Vault.Key key() {
            return key;
        }

        @Override
        Uploads.Staged stage(InputStream content, long maxBytes) throws IOException {
            DigestInputStream digested = new DigestInputStream(content, ContentHash.sha512());
            byte[] buffer = new byte[16 * 1024];
            long size = 0;
            for (int n = digested.read(buffer); n >= 0; n = digested.read(buffer)) {
                size += n;
                if (size > maxBytes) {
                    throw new Uploads.TooLarge();
                }
            }
            return new Uploads.Staged(
                    UUID.randomUUID(),
                    size,
                    HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        }

        @Override
        void discard() {
            // nothing was kept
        }
    }
}
