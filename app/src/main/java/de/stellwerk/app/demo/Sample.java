package de.stellwerk.app.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * One example of a service in the catalogue, as a portal would send it.
 *
 * @param name service, variant and example, for people
 * @param format what a portal that sends it must speak
 * @param message the form
 * @param attachments files that travel as parts of their own
 */
record Sample(String name, String format, Path message, List<Attachment> attachments) {

    /** @param part the name of the part that the file travels in */
    record Attachment(String part, Path file) {}

    boolean isXml() {
        return message.toString().endsWith(".xml");
    }

    /** The name of the part that the message travels in where it does not come alone. */
    String messagePart() {
        return switch (format) {
            case "xoev" -> "nachricht";
            case "ozg-cloud" -> "formData";
            default -> "submission";
        };
    }
}
