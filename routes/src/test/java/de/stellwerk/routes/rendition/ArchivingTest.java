package de.stellwerk.routes.rendition;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchivingTest {

    @Test
    void aRenditionIsArchivalAndAccessible() throws Exception {
        byte[] in = Files.readAllBytes(Path.of("../schemas/src/test/resources/de/stellwerk/schemas/antrag.xml"));
        Conformance.requireArchivalAndAccessible(new Rendition().pdf(in));
    }
}
