package de.stellwerk.routes.rendition;

import static de.stellwerk.routes.rendition.AntragBuilder.anAntrag;
import static de.stellwerk.routes.rendition.AntragBuilder.anAntragWithEveryCharacter;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameBytesTest {

    private final byte[] antrag = anAntragWithEveryCharacter().bytes();
    private final byte[] expected = new Rendition().pdf(antrag);

    @Test
    void aRepetitionGivesTheSameBytes() {
        assertThat(new Rendition().pdf(antrag)).isEqualTo(expected);
    }

    @Test
    void localeAndTimeZoneDoNotMatter() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(new Rendition().pdf(antrag)).isEqualTo(expected);
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(new Rendition().pdf(antrag)).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void manyThreadsGetTheSameBytes() throws Exception {
        Rendition rendition = new Rendition();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<byte[]> pdf = () -> rendition.pdf(antrag);
            for (Future<byte[]> made :
                    threads.invokeAll(Stream.generate(() -> pdf).limit(16).toList())) {
                assertThat(made.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherProcessElsewhereMakesTheSameBytes(@TempDir Path folder) throws Exception {
        Path in = Files.write(folder.resolve("antrag.xml"), antrag);
        Path out = folder.resolve("antrag.pdf");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=America/St_Johns",
                "-Duser.language=hi",
                "-Dfile.encoding=ISO-8859-1",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RenditionProcess.class.getName(),
                in.toString(),
                out.toString());
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        assertThat(Files.readAllBytes(out)).isEqualTo(expected);
    }

    @Test
    void anotherDocumentMakesOtherBytesAndAnotherId() throws Exception {
        byte[] other = new Rendition().pdf(anAntrag().with("Erika", "Erik").bytes());
        assertThat(idOf(other)).isNotEqualTo(idOf(new Rendition().pdf(anAntrag().bytes())));
    }

    @Test
    void nothingIsCompressedBecauseCompressionDiffersBetweenJvms() {
        assertThat(new String(expected, ISO_8859_1)).contains("/FontFile2").doesNotContain("FlateDecode");
    }

    private static String idOf(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getDocument().getDocumentID().toString();
        }
    }
}
