package de.stellwerk.benchmarks.speed;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The shipped services, with room for a remark that makes a form of 6 KiB, and portals, tenants and targets of the benchmark's own, so limited that the limits are not what is
 * measured.
 *
 * @param folder where it lies
 */
public record Catalogue(Path folder) {

    /** The key of every portal; good from loopback, of a hub that lives as long as a benchmark. */
    public static final String KEY = "nur-zum-messen";

    /** The token of the operator. */
    public static final String OPERATOR = "nur-zum-bedienen";

    private static final int ANY = 1_000_000;

    /** Writes the shipped services into a new folder. */
    public static Catalogue in(Path folder, Path installation) throws IOException {
        copy(installation.resolve("catalog/services"), folder.resolve("services"));
        Path service = folder.resolve("services/reitkennzeichen");
        longerRemark(service.resolve("form.schema.json"), "\"maxLength\": ");
        longerRemark(service.resolve("form.xsd"), "<xs:maxLength value=\"");
        return new Catalogue(folder);
    }

    private static void longerRemark(Path schema, String before) throws IOException {
        String shipped = Files.readString(schema);
        String longer = shipped.replace(before + "2000", before + "4000");
        if (longer.equals(shipped)) {
            throw new IllegalStateException("the shipped remark is no longer one of 2,000 characters: " + schema);
        }
        Files.writeString(schema, longer);
    }

    /**
     * A portal that may send as much as it wants.
     *
     * @param format {@code stellwerk-json} or {@code xoev}
     */
    public Catalogue portal(String id, String format) throws IOException {
        return portal(id, format, KEY, ANY);
    }

    /** A portal with a key and a limit of its own. */
    public Catalogue portal(String id, String format, String key, int perMinute) throws IOException {
        return write(
                "portals/" + id + ".yml",
                "portal.yml",
                Map.of("name", id, "format", format, "sha256", sha256(key), "per-minute", perMinute));
    }

    /** An authority all of whose submissions go to one target, once. */
    public Catalogue tenant(String id, String ars, String target) throws IOException {
        return write("tenants/" + id + ".yml", "tenant.yml", Map.of("name", id, "ars", ars, "target", target));
    }

    /** A target of the generic HTTP adapter. */
    public Catalogue target(String id, URI address, int concurrency) throws IOException {
        return target(id, address, concurrency, false);
    }

    /** A target of the generic HTTP adapter that gets the attachments, too. */
    public Catalogue targetWithAttachments(String id, URI address) throws IOException {
        return target(id, address, 4, true);
    }

    private Catalogue target(String id, URI address, int concurrency, boolean multipart) throws IOException {
        return write(
                "targets/" + id + "/target.yml",
                "target.yml",
                Map.of("name", id, "address", address, "concurrency", concurrency, "multipart", multipart));
    }

    /** Every service takes attachments of this size, such as {@code 1GB}. */
    public Catalogue attachmentsUpTo(String size) throws IOException {
        try (Stream<Path> services = Files.list(folder.resolve("services"))) {
            for (Path service :
                    services.map(each -> each.resolve("service.yml")).toList()) {
                String written = Files.readString(service);
                Files.writeString(service, written.replaceAll("max-bytes: \\w+", "max-bytes: " + size));
            }
        }
        return this;
    }

    private Catalogue write(String path, String template, Map<String, ?> values) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, Text.of("catalog/" + template).with(values).content());
        return this;
    }

    /** The settings by which a hub finds it, and knows its operator. */
    public List<String> hubSettings() {
        String operator = "--stellwerk.operators[0].";
        return List.of(
                "--stellwerk.catalog.folder=" + folder,
                operator + "name=Messung",
                operator + "token-sha256=" + sha256(OPERATOR),
                operator + "rights=metadata,replay,targets",
                operator + "tenants=*",
                operator + "loopback=true");
    }

    private static String sha256(String key) {
        try {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                Files.createDirectories(target.getParent());
                Files.copy(source, target);
            }
        }
    }
}
