package de.stellwerk.adapter.cmis;

import static de.stellwerk.adapter.testkit.DeliveryBuilder.aDelivery;
import static de.stellwerk.adapter.testkit.DeliveryBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.adapter.testkit.AdapterContract;
import de.stellwerk.adapter.testkit.Effect;
import de.stellwerk.adapter.testkit.RecordingSteps;
import de.stellwerk.adapter.testkit.TargetUnderTest;
import de.stellwerk.simulators.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.chemistry.opencmis.client.api.CmisObject;
import org.apache.chemistry.opencmis.client.api.Document;
import org.apache.chemistry.opencmis.client.api.Folder;
import org.apache.chemistry.opencmis.client.api.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract in both bindings, against the OpenCMIS server in its own process. */
class CmisAdapterTest {

    private static final byte[] PROOF = {1, 2, 3};

    @TempDir
    private static Path directory;

    private static SimulatorProcess server;
    private static Path secret;

    @BeforeAll
    static void startTheServer() throws IOException {
        secret = Files.writeString(directory.resolve("secret"), "invented");
        server = SimulatorProcess.start(
                Path.of("../../simulators/target/simulators"), "CmisServer", "--state", directory.toString());
    }

    @AfterAll
    static void stopTheServer() {
        server.close();
    }

    @AfterEach
    void mend() {
        server.mend();
    }

    @Nested
    class OverTheBrowserBinding implements AdapterContract<CmisSettings> {

        @Override
        public Adapter<CmisSettings> adapter() {
            return new CmisAdapter();
        }

        @Override
        public TargetUnderTest<CmisSettings> target() {
            return new Dms(server, secret, CmisSettings.Binding.BROWSER);
        }
    }

    @Nested
    class OverAtomPub implements AdapterContract<CmisSettings> {

        @Override
        public Adapter<CmisSettings> adapter() {
            return new CmisAdapter();
        }

        @Override
        public TargetUnderTest<CmisSettings> target() {
            return new Dms(server, secret, CmisSettings.Binding.ATOMPUB);
        }
    }

    private final Dms dms = new Dms(server, secret, CmisSettings.Binding.BROWSER);
    private final CmisAdapter adapter = new CmisAdapter();

    @Test
    void a_case_lies_where_the_aktenplan_says() throws Exception {
        Delivery delivery = aDelivery()
                .withKey("0b6e5f0e-4c0f-4a55-9f0b-0d6a3f3c1a11")
                .withAktenplan("32/10/Hundehaltung")
                .withAttachment("Nachweis.pdf", PROOF)
                .withAttachment("Nachweis.pdf", PROOF)
                .build();

        Receipt receipt = deliver(delivery);

        String aktenzeichen = receipt.reference(Receipt.AKTENZEICHEN).orElseThrow();
        assertThat(aktenzeichen).matches("Hundehaltung-2026-[0-9a-f]{12}");
        String path = "/32/10/Hundehaltung/" + aktenzeichen;
        Session session = dms.session();
        assertThat(session.getObjectByPath(path).getId())
                .isEqualTo(receipt.reference(Receipt.OBJECT_ID).orElseThrow());
        assertThat(content(session.getObjectByPath(path + "/antrag.xml"))).isEqualTo(delivery.payload());
        assertThat(content(session.getObjectByPath(path + "/antrag.pdf"))).isEqualTo(delivery.pdf());
        assertThat(content(session.getObjectByPath(path + "/02-Nachweis.pdf"))).isEqualTo(PROOF);
    }

    @Test
    void a_retry_that_knows_nothing_makes_no_second_folder_or_document() throws Exception {
        Delivery delivery = aDelivery().withAttachment("Nachweis.pdf", PROOF).build();
        Receipt first = deliver(delivery);
        List<Effect> once = dms.effects();

        assertThat(deliver(delivery)).isEqualTo(first);
        assertThat(dms.effects()).containsExactlyInAnyOrderElementsOf(once);
    }

    @Test
    void a_half_written_document_is_mended_and_not_doubled() throws Exception {
        Delivery delivery = aDelivery().build();
        String folder = deliver(delivery).reference(Receipt.OBJECT_ID).orElseThrow();
        Session session = dms.session();
        Document half = (Document) session.getObjectByPath(
                session.getObject(folder).getProperty("cmis:path").getValueAsString() + "/antrag.pdf");
        half.deleteContentStream();
        assertThat(dms.effects()).contains(new Effect(delivery.idempotencyKey(), "antrag.pdf of -1 bytes"));

        deliver(delivery);

        assertThat(content(session.getObject(half.getId()))).isEqualTo(delivery.pdf());
    }

    @Test
    void a_message_is_added_to_the_file_of_its_application() throws Exception {
        Receipt file = deliver(aDelivery().build());
        Delivery message = aMessage()
                .withReceiptBefore("dms", file)
                .withAttachment("Bescheid.pdf", PROOF)
                .build();

        Receipt receipt = deliver(message);

        assertThat(receipt.reference(Receipt.AKTENZEICHEN)).isEqualTo(file.reference(Receipt.AKTENZEICHEN));
        assertThat(namesIn(file))
                .hasSize(4)
                .contains("antrag.xml", "antrag.pdf")
                .filteredOn(name -> name.startsWith("nachricht-"))
                .satisfiesExactly(
                        name -> assertThat(name).matches("nachricht-[0-9a-f]{12}-01-Bescheid.pdf"),
                        name -> assertThat(name).matches("nachricht-[0-9a-f]{12}.xml"));
        assertThat(content(
                        dms.session().getObject(receipt.reference("document-id").orElseThrow())))
                .isEqualTo(message.payload());
    }

    @Test
    void a_message_delivered_again_by_a_hub_that_knows_nothing_is_there_once() throws Exception {
        Receipt file = deliver(aDelivery().build());
        Delivery message = aMessage()
                .withReceiptBefore("dms", file)
                .withAttachment("Bescheid.pdf", PROOF)
                .build();
        Receipt first = deliver(message);

        assertThat(deliver(message)).isEqualTo(first);
        assertThat(namesIn(file)).hasSize(4);
    }

    @Test
    void a_message_finds_a_file_that_clerks_have_moved() throws Exception {
        Receipt file = deliver(aDelivery().build());
        Session session = dms.session();
        Folder folder =
                (Folder) session.getObject(file.reference(Receipt.OBJECT_ID).orElseThrow());
        folder.move(folder.getFolderParent(), session.getRootFolder());

        deliver(aMessage().withReceiptBefore("dms", file).build());

        assertThat(namesIn(file)).hasSize(3);
    }

    @Test
    void a_message_without_a_file_is_refused_and_makes_none() {
        Receipt gone = Receipt.of(Receipt.AKTENZEICHEN, "67-2026-0").with(Receipt.OBJECT_ID, "none");

        assertThatThrownBy(() -> deliver(aMessage().build())).isInstanceOf(DeliveryRejected.class);
        assertThatThrownBy(
                        () -> deliver(aMessage().withReceiptBefore("dms", gone).build()))
                .isInstanceOf(DeliveryRejected.class);
    }

    private List<String> namesIn(Receipt file) {
        Session session = dms.session();
        session.clear();
        Folder folder =
                (Folder) session.getObject(file.reference(Receipt.OBJECT_ID).orElseThrow());
        return StreamSupport.stream(folder.getChildren().spliterator(), false)
                .map(CmisObject::getName)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "429"})
    void a_busy_dms_is_unavailable_also_within_a_session(String status) throws Exception {
        adapter.check(dms.settings());
        server.fault(status, 0);

        assertThatThrownBy(() -> deliver(aDelivery().build())).isInstanceOf(TargetUnavailable.class);
        assertThatThrownBy(() -> adapter.check(dms.settings())).isInstanceOf(TargetUnavailable.class);
    }

    @Test
    void a_reset_while_creating_is_an_unknown_outcome_or_an_outage() throws Exception {
        adapter.check(dms.settings());
        server.fault("reset", 0);

        assertThatThrownBy(() -> deliver(aDelivery().build()))
                .isInstanceOfAny(OutcomeUnknown.class, TargetUnavailable.class);
    }

    @Test
    void a_missing_root_is_told_at_once() {
        CmisSettings settings = dms.at(server.address(), "/nowhere");

        assertThatThrownBy(() -> adapter.check(settings)).isInstanceOf(TargetMisconfigured.class);
        assertThatThrownBy(() -> adapter.deliver(aDelivery().build(), RecordingSteps.forgetful(), settings))
                .isInstanceOf(TargetMisconfigured.class);
    }

    @Test
    void a_folder_of_another_submission_is_left_alone() throws Exception {
        Delivery delivery = aDelivery().build();
        String folder = deliver(delivery).reference(Receipt.OBJECT_ID).orElseThrow();
        dms.session().getObject(folder).updateProperties(Map.of("cmis:description", "somebody else's"));

        assertThatThrownBy(() -> deliver(delivery)).hasMessageContaining("belongs to another submission");
    }

    private Receipt deliver(Delivery delivery) throws DeliveryFailure {
        return adapter.deliver(delivery, RecordingSteps.forgetful(), dms.settings());
    }

    private static byte[] content(CmisObject document) throws IOException {
        try (var stream = ((Document) document).getContentStream().getStream()) {
            return stream.readAllBytes();
        }
    }
}
