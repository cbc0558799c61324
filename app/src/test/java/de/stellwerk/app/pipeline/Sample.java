package de.stellwerk.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An example of the shipped catalogue in the format of a shipped portal, under a reference of its own.
 *
 * @param portal of the shipped catalogue, which speaks the format
 * @param message as the portal sends it
 * @param files beside the message, by name
 */
record Sample(String portal, String message, Map<String, byte[]> files) {

    private static final Path EXAMPLES = Path.of("../catalog/services/reitkennzeichen/examples");
    private static final String REFERENCE = "(?:1{8}|2{8})-\\d{4}-7\\d{3}-8\\d{3}-0{11}\\d|AS_940000-beispiel";

    /** By format: what a first plate of a private owner looks like. */
    static Sample of(String format) {
        return switch (format) {
            case "stellwerk-json" -> of("sit", "json/erste-zuteilung-privat");
            case "xoev" -> of("kommunalportal-nrw", "xoev/erste-zuteilung-privat");
            case "xoev-inline" -> of("kommunalportal-nrw", "xoev/erste-zuteilung-privat-anlagen-inline");
            case "ozg-cloud" -> of("ozg-cloud", "ozg-cloud/erste-zuteilung-privat");
            case "form-solutions" -> of("form-solutions", "form-solutions/erste-zuteilung-privat");
            default -> throw new IllegalArgumentException(format);
        };
    }

    private static Sample of(String portal, String example) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(EXAMPLES.resolve(example))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.remove("antrag.xml");
        files.remove("portal.yml");
        byte[] message = files.containsKey("form.json") ? files.remove("form.json") : files.remove("form.xml");
        String reference = UUID.randomUUID().toString();
        return new Sample(
                portal,
                new String(message, StandardCharsets.UTF_8).replaceAll(REFERENCE, reference),
                Map.copyOf(files));
    }

    Sample with(String text, String other) {
        return new Sample(portal, message.replace(text, other), files);
    }

    Sample inTheName(String name) {
        return new Sample(portal, message.replace("Mustermann", name), files);
    }

    /** Puts it into a folder of this name, the files beside the message, and says that it is complete. */
    void into(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            Files.writeString(folder.resolve("nachricht" + (message.startsWith("<") ? ".xml" : ".json")), message);
            Files.createFile(folder.resolve("fertig"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
