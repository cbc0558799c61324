package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.Envelopes.anEnvelope;
import static de.stellwerk.routes.intake.Envelopes.form;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Channels;
import de.stellwerk.routes.catalog.Portal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TransferDirectoriesTest {

    private static final byte[] PDF = "%PDF-1.4\n% leer\n".getBytes(UTF_8);

    @TempDir
    private Path root;

    private final TestIntake hub = TestIntake.shared();
    private final TransferDirectories directories = aHub();

    @Test
    void aMarkedFolderIsStoredAnsweredAndMovedWithAllThatLiesInIt() throws IOException {
        ObjectNode envelope = withPart(anEnvelope(), "plan.pdf");
        folder("fall-1", envelope, "plan.pdf", PDF);
        mark("fall-1");

        look();

        assertThat(names()).containsExactly(".angenommen", "fall-1.eingangsbestaetigung.json");
        assertThat(names(".angenommen/fall-1")).containsExactly("fertig", "nachricht.json", "plan.pdf");
        JsonNode answer = json("fall-1.eingangsbestaetigung.json");
        assertThat(answer.path("reference")).isEqualTo(envelope.path("reference"));
        assertThat(attachmentsOf(answer)).isEqualTo(1);
    }

    @Test
    void theAnswerIsTheOneThatHttpGives() throws IOException {
        ObjectNode envelope = anEnvelope();
        folder("fall-1", envelope);
        mark("fall-1");

        look();

        assertThat(new Http(hub, "demo-json").submit(envelope.toString()).json())
                .isEqualTo(json("fall-1.eingangsbestaetigung.json"));
    }

    @Test
    void aFolderWithoutAMarkIsTakenWhenItHasBeenAtRestForAWhile() throws IOException {
        folder("fall-1", anEnvelope());

        look(Duration.ofHours(1));
        assertThat(names()).containsExactly("fall-1");

        await().untilAsserted(() -> {
            look(Duration.ofMillis(1));
            assertThat(names()).contains("fall-1.eingangsbestaetigung.json");
        });
    }

    @Test
    void aFolderThatSomebodyWritesToIsLeftAlone() throws IOException {
        folder("fall-1", anEnvelope());
        look(Duration.ofHours(1));

        write("fall-1/plan.pdf", "%PDF-");
        look(Duration.ofSeconds(30));

        assertThat(names()).containsExactly("fall-1");
    }

    @Test
    void anEmptyFolderSaysNothingYet() throws IOException {
        Files.createDirectory(root.resolve("fall-1"));

        await().during(Duration.ofMillis(100)).untilAsserted(() -> {
            look(Duration.ofMillis(1));
            assertThat(names()).containsExactly("fall-1");
        });
    }

    @Test
    void whatIsRefusedStaysWithEveryReasonBesideItUntilItChanges() throws IOException {
        ObjectNode envelope = anEnvelope();
        form(envelope).put("plates", 0).remove("kind");
        folder("fall-1", envelope);
        mark("fall-1");

        look();

        assertThat(names()).containsExactly("fall-1", "fall-1.fehler.json");
        assertThat(rules()).contains("schema-minimum", "schema-required");
        assertThat(Files.readString(root.resolve("fall-1.fehler.json"))).contains("kleiner als 1");

        form(envelope).put("plates", 1).put("kind", "private");
        write("fall-1/nachricht.json", envelope.toString());
        look();
        assertThat(names()).containsExactly(".angenommen", "fall-1.eingangsbestaetigung.json");
    }

    @Test
    void whatIsRefusedIsNotLookedAtAgainByAnyHubWhileItIsTheSame() throws IOException {
        folder("fall-1", anEnvelope().put("service", "99999999999999"));
        mark("fall-1");
        look();
        Object written = Files.getAttribute(root.resolve("fall-1.fehler.json"), "unix:ino");

        look();
        aHub().look(portal(), directory(Duration.ofHours(1)));

        assertThat(Files.getAttribute(root.resolve("fall-1.fehler.json"), "unix:ino"))
                .isEqualTo(written);

        Files.delete(root.resolve("fall-1.fehler.json"));
        look();
        assertThat(names()).contains("fall-1.fehler.json");
    }

    @Test
    void itMustBeClearWhichFileTheMessageIs() throws IOException {
        write("ohne/plan.pdf", "%PDF-");
        mark("ohne");
        folder("zwei", anEnvelope(), "noch-eine.JSON", PDF);
        mark("zwei");

        look();

        assertThat(rules("ohne")).containsExactly("message-file-missing");
        assertThat(rules("zwei")).containsExactly("message-file-doubled");
    }

    @Test
    void aFileThatTheMessageDoesNotNameIsRefused() throws IOException {
        folder("fall-1", anEnvelope(), "plan.pdf", PDF);
        mark("fall-1");

        look();

        assertThat(rules()).containsExactly("part-unknown");
    }

    @Test
    void linksAreNotFollowedAndHiddenNamesNotLookedAt(@TempDir Path elsewhere) throws IOException {
        write("../" + elsewhere.getFileName() + "/nachricht.json", anEnvelope().toString());
        Files.createSymbolicLink(root.resolve("verweis"), elsewhere);
        Files.createSymbolicLink(folder("mit-verweis", anEnvelope()).resolve("plan.pdf"), Path.of("/etc/hostname"));
        mark("mit-verweis");
        folder(".verborgen", anEnvelope());
        mark(".verborgen");
        write("fall-1/.nachricht.json.swp", "x");
        folder("fall-1", anEnvelope());
        mark("fall-1");

        look();

        assertThat(rules("mit-verweis")).containsExactly("folder-entry");
        assertThat(names())
                .contains("verweis", ".verborgen", "fall-1.eingangsbestaetigung.json")
                .doesNotContain("verweis.fehler.json", "verweis.eingangsbestaetigung.json");
    }

    @Test
    void nothingIsMovedThroughALinkToElsewhere(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(root.resolve(".angenommen"), elsewhere);
        folder("fall-1", anEnvelope());
        mark("fall-1");

        look();

        assertThat(names()).contains("fall-1");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aHubThatWasKilledBetweenCommitAndAnswerGivesTheSameAnswerLater() throws IOException {
        ObjectNode envelope = anEnvelope();
        JsonNode stored = new Http(hub, "demo-json").submit(envelope.toString()).json();
        folder("fall-1", envelope);
        mark("fall-1");
        long before = hub.count("submission");

        look();

        assertThat(json("fall-1.eingangsbestaetigung.json")).isEqualTo(stored);
        assertThat(hub.count("submission")).isEqualTo(before);
    }

    @Test
    void theSameFolderHandedInAgainIsTheSameSubmissionAndNothingIsOverwritten() throws IOException {
        ObjectNode envelope = anEnvelope();
        List<JsonNode> answers = new ArrayList<>();
        for (int time = 0; time < 3; time++) {
            folder("fall-1", envelope);
            mark("fall-1");
            look();
            answers.add(json("fall-1.eingangsbestaetigung.json"));
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(answers.get(0)));
        assertThat(names(".angenommen")).hasSize(3).contains("fall-1");
    }

    @Test
    void otherContentUnderAUsedReferenceIsRefused() throws IOException {
        ObjectNode envelope = anEnvelope();
        new Http(hub, "demo-json").submit(envelope.toString());
        form(envelope).put("plates", 7);
        folder("fall-1", envelope);
        mark("fall-1");

        look();

        assertThat(json("fall-1.fehler.json").path("type").asString())
                .isEqualTo("urn:stellwerk:problem:reference-conflict");
    }

    @Test
    void hubsThatShareADirectoryDoNoHarm() throws IOException {
        IntStream.range(0, 15).forEach(i -> {
            folder("fall-" + i, anEnvelope());
            mark("fall-" + i);
        });
        long before = hub.count("submission");

        CompletableFuture.allOf(Stream.of(directories, aHub(), aHub())
                        .map(one ->
                                CompletableFuture.runAsync(() -> one.look(portal(), directory(Duration.ofHours(1)))))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(hub.count("submission")).isEqualTo(before + 15);
        assertThat(names(".angenommen")).hasSize(15);
        assertThat(names()).hasSize(16).noneMatch(name -> name.endsWith(".fehler.json"));
    }

    @Test
    void withoutTheLedgerTheFolderWaitsAndNobodyIsToldThatItIsWrong() throws Exception {
        try (TestIntake own = TestIntake.start()) {
            TransferDirectories one = own.context.getBean(TransferDirectories.class);
            folder("fall-1", anEnvelope());
            mark("fall-1");
            List<Connection> all = LedgerAwayTest.takenAway(own.context.getBean(HikariDataSource.class));
            one.look(portal(), directory(Duration.ofHours(1)));
            List<String> meanwhile = names();
            for (Connection connection : all) {
                connection.close();
            }

            assertThat(meanwhile).containsExactly("fall-1");
            one.look(portal(), directory(Duration.ofHours(1)));
            assertThat(names()).contains("fall-1.eingangsbestaetigung.json");
        }
    }

    @Test
    void whereNothingCanBeMovedTheFolderIsNotReadAtEveryLook() throws IOException {
        isNotReadAtEveryLookBecauseOf(Files.createFile(root.resolve(".angenommen")));
    }

    @Test
    void whereTheReceiptCannotBeWrittenTheFolderIsNotReadAtEveryLook() throws IOException {
        isNotReadAtEveryLookBecauseOf(Files.createDirectory(root.resolve("fall-1.eingangsbestaetigung.json")));
    }

    private void isNotReadAtEveryLookBecauseOf(Path obstacle) throws IOException {
        long before = hub.count("submission");
        folder("fall-1", anEnvelope());
        mark("fall-1");
        List<String> log = logged(() -> {
            look();
            Files.delete(obstacle);
            look();
        });
        assertThat(names("fall-1")).containsExactly("fertig", "nachricht.json");
        assertThat(log).singleElement().asString().contains("cannot be read, moved or answered");

        Files.setLastModifiedTime(root.resolve("fall-1/fertig"), FileTime.fromMillis(0));
        assertThat(logged(this::look)).singleElement().asString().contains("works again");
        assertThat(names(".angenommen")).containsExactly("fall-1");
        assertThat(hub.count("submission")).isEqualTo(before + 1);
    }

    @Test
    void aFolderThatIsStuckKeepsBackNoOther() throws IOException {
        Files.createDirectory(root.resolve("fall-1.eingangsbestaetigung.json"));
        for (String name : List.of("fall-1", "fall-2")) {
            folder(name, anEnvelope());
            mark(name);
        }

        look();

        assertThat(names(".angenommen")).containsExactly("fall-2");
    }

    private interface Work {
        void run() throws IOException;
    }

    private static List<String> logged(Work work) throws IOException {
        Logger log = (Logger) LoggerFactory.getLogger(TransferDirectories.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        log.addAppender(said);
        try {
            work.run();
        } finally {
            log.detachAppender(said);
        }
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void aDirectoryThatDoesNotExistStopsNobody() {
        directories.look(
                portal(),
                new Channels.Directory(root.resolve("nirgends"), Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    private TransferDirectories aHub() {
        return new TransferDirectories(
                hub.context.getBean(Catalogs.class),
                hub.context.getBean(Arriving.class),
                hub.context.getBean(IntakeSettings.class));
    }

    private void look() {
        look(Duration.ofHours(1));
    }

    private void look(Duration quiet) {
        directories.look(portal(), directory(quiet));
    }

    private Channels.Directory directory(Duration quiet) {
        return new Channels.Directory(root, Duration.ofSeconds(1), quiet);
    }

    private Portal portal() {
        return hub.context.getBean(Catalogs.class).current().portals().get("json");
    }

    private Path folder(String name, ObjectNode envelope) {
        write(name + "/nachricht.json", envelope.toString());
        return root.resolve(name);
    }

    private void folder(String name, ObjectNode envelope, String file, byte[] content) {
        folder(name, envelope);
        write(name + "/" + file, new String(content, UTF_8));
    }

    private void mark(String name) {
        write(name + "/fertig", "");
    }

    private void write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode withPart(ObjectNode envelope, String part) {
        envelope.putArray("attachments")
                .addObject()
                .put("name", "plan.pdf")
                .put("purpose", "attachment")
                .put("mediaType", "application/pdf")
                .put("part", part);
        return envelope;
    }

    private long attachmentsOf(JsonNode answer) {
        return hub.sql()
                .sql("SELECT count(*) FROM attachment WHERE submission_id = ?::uuid")
                .param(answer.path("id").asString())
                .query(Long.class)
                .single();
    }

    private List<String> rules() throws IOException {
        return rules("fall-1");
    }

    private List<String> rules(String name) throws IOException {
        return json(name + ".fehler.json")
                .path("violations")
                .valueStream()
                .map(violation -> violation.path("rule").asString())
                .toList();
    }

    private JsonNode json(String file) throws IOException {
        return Http.JSON.readTree(Files.readString(root.resolve(file)));
    }

    private List<String> names() throws IOException {
        return names("");
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> entries = Files.list(root.resolve(folder))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
