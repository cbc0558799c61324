package de.stellwerk.adapter.testkit;

import de.stellwerk.adapter.Delivery;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

record SampleAttachment(String id, String name, String purpose, String mediaType, byte[] content)
        implements Delivery.Attachment {

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public String sha512() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
