package de.stellwerk.app.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * One example of a service in the catalogue, as a portal would send it.
 *
 * @param name service, variant and example, for people
 * @param format what a portal that sends it must speak
 * @param message the form
 * @param attachments files that the form names and that travel as parts of their own
 */
record Sample(String name, String format, Path message, List<Path> attachments) {

    boolean isXml() {
        return message.toString().endsWith(".xml");
    }
}
