package de.stellwerk.routes.rendition;

import java.nio.file.Files;
import java.nio.file.Path;

/** Renders one file in a process of its own. */
final class RenditionProcess {

    private RenditionProcess() {}

    public static void main(String[] arguments) throws Exception {
        Files.write(Path.of(arguments[1]), new Rendition().pdf(Files.readAllBytes(Path.of(arguments[0]))));
    }
}
