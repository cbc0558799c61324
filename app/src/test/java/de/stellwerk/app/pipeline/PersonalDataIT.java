package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people wrote stays in the ledger, and there it is sealed. */
@OnTheTestHub
class PersonalDataIT {

    private static final String NAME = "Zwölfenstein";
    private static final String REMARK = "Kennwort Uferschnepfe";
    private static final String ATTACHED = "Pfuhlschnepfe im Anhang";

    private static final List<String> WRITTEN = List.of(NAME, REMARK, ATTACHED);

    private final TestHub hub;

    PersonalDataIT(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void nothingThatSomebodyWroteIsFoundOutsideTheSealedLedger() throws Exception {
        List<String> events = new ArrayList<>();
        Submission delivered;
        try (JMSContext session = hub.broker().connections().createContext()) {
            JMSConsumer subscriber = session.createConsumer(session.createTopic("stellwerk.events"));
            delivered = sendWhatMustNotBeFound();
            for (var event = subscriber.receive(2_000); event != null; event = subscriber.receive(2_000)) {
                events.add(event.getBody(String.class));
            }
        }

        assertThat(events).isNotEmpty().noneMatch(event -> WRITTEN.stream().anyMatch(event::contains));
        assertThat(hub.management().get("/actuator/prometheus", "none").text())
                .contains("stellwerk_attempts")
                .doesNotContain(WRITTEN);
        assertThat(found(List.of(delivered.id()), hub.log().getParent()))
                .as("the search finds what a log holds")
                .isNotEmpty();
        assertThat(found(List.of("kommunalportal-nrw"), hub.data()))
                .as("the search finds what the database holds in clear")
                .isNotEmpty();
        assertThat(found(WRITTEN, hub.log().getParent())).isEmpty();
        assertThat(found(WRITTEN, hub.data())).isEmpty();
    }

    /** On every way: delivered, sent twice, refused, not mapped, dead and replayed, and with an answer that got lost. */
    private Submission sendWhatMustNotBeFound() {
        Submission delivered =
                hub.portal().send(marked(Application.aReitkennzeichen())).comesTo("delivered");
        assertThat(hub.portal()
                        .submit(marked(Application.aReitkennzeichen()).without("antragsart"))
                        .status())
                .isEqualTo(422);
        hub.citkoServer().fault("400", 0);
        Submission dead = hub.portal().send(marked(Application.aReitkennzeichen()));
        DeadLetter letter = hub.operations().deadLetterOf(dead);
        hub.citkoServer().mend();
        hub.operations().replay(letter);
        dead.comesTo("delivered");
        try (var broken = hub.catalogue()
                .with("services/hundehaltung/from-json.xsl", mapping -> mapping.replace("<xsl:apply-templates", """
                        <xsl:if test="contains($wert('bemerkung'), 'Uferschnepfe')">
                            <xsl:message terminate="yes" select="string(.)"/>
                        </xsl:if>
                        <xsl:apply-templates"""))) {
            hub.portal()
                    .withdraw(hub.portal()
                            .send(marked(Application.aHundehaltung()))
                            .comesTo("dead"));
        }
        return delivered;
    }

    private static Application marked(Application application) {
        return application
                .byFamilyName(NAME)
                .remarking(REMARK)
                .attaching(("%PDF-1.4\n% " + ATTACHED + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Every file below a directory that holds one of these texts as a program may have written it, with that text. */
    private static List<String> found(List<String> texts, Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> foundIn(file, texts))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> foundIn(Path file, List<String> texts) {
        try {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return texts.stream()
                    .filter(text -> encodings(text).anyMatch(content::contains))
                    .map(text -> text + " in " + file);
        } catch (NoSuchFileException gone) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** UTF-8, UTF-16 and Base64, which has three ways to cut a text, each byte as a character. */
    private static Stream<String> encodings(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Stream<byte[]> plain =
                Stream.of(utf8, text.getBytes(StandardCharsets.UTF_16LE), text.getBytes(StandardCharsets.UTF_16BE));
        Stream<byte[]> base64 = Stream.of(0, 1, 2)
                .map(cut -> Arrays.copyOfRange(utf8, cut, cut + (utf8.length - cut) / 3 * 3))
                .map(Base64.getEncoder()::encode);
        return Stream.concat(plain, base64).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
