package de.stellwerk.console.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Styles, scripts and fonts. Their address names a version made of all their bytes, so that browsers may keep them for good and never use
 * one of another version.
 */
@Component
final class Assets {

    static final String ROOT = "/assets";
    static final String LOCATION = "classpath:/static/assets/";

    private final String version = version(List.of("*.*", "*/*.*"));

    String version() {
        return version;
    }

    /** Where the file is, below the context path. */
    String path() {
        return ROOT + "/" + version + "/";
    }

    private static String version(List<String> patterns) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String pattern : patterns) {
                Resource[] files = new PathMatchingResourcePatternResolver().getResources(LOCATION + pattern);
                Arrays.sort(files, Comparator.comparing(Resource::getFilename));
                for (Resource file : files) {
                    add(file, digest);
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Resource file, MessageDigest digest) throws IOException {
        try (InputStream bytes = new DigestInputStream(file.getInputStream(), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
    }
}
