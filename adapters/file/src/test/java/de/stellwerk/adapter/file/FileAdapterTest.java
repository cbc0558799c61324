package de.stellwerk.adapter.file;

import static de.stellwerk.adapter.testkit.DeliveryBuilder.aDelivery;
import static de.stellwerk.adapter.testkit.DeliveryBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.adapter.testkit.AdapterContract;
import de.stellwerk.adapter.testkit.Effect;
import de.stellwerk.adapter.testkit.Fault;
import de.stellwerk.adapter.testkit.HubCrashed;
import de.stellwerk.adapter.testkit.RecordingSteps;
import de.stellwerk.adapter.testkit.TargetUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileAdapterTest implements AdapterContract<FileSettings> {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path root;

    @Override
    public Adapter<FileSettings> adapter() {
        return new FileAdapter();
    }

    @Override
    public TargetUnderTest<FileSettings> target() {
        return new Directory(root);
    }

    @Test
    void a_clerk_finds_everything_in_one_folder() throws Exception {
        Delivery delivery = aDelivery()
                .withKey("0b6e5f0e-4c0f-4a55-9f0b-0d6a3f3c1a11")
                .withAttachment("Nachweis.pdf", CONTENT)
                .withAttachment("Nachweis.pdf", CONTENT)
                .build();

        Receipt receipt = deliver(delivery);

        assertThat(receipt.reference("folder"))
                .contains("2026-11-22-Reitkennzeichen-0b6e5f0e-4c0f-4a55-9f0b-0d6a3f3c1a11");
        Path folder = root.resolve(receipt.reference("folder").orElseThrow());
        assertThat(names(folder)).containsExactly("01-Nachweis.pdf", "02-Nachweis.pdf", "antrag.pdf", "antrag.xml");
        assertThat(folder.resolve("antrag.xml")).hasBinaryContent(delivery.payload());
        assertThat(folder.resolve("antrag.pdf")).hasBinaryContent(delivery.pdf());
        assertThat(folder.resolve("01-Nachweis.pdf")).hasBinaryContent(CONTENT);
    }

    @Test
    void a_message_has_a_folder_of_its_own() throws Exception {
        Delivery message = aMessage().withAttachment("Bescheid.pdf", CONTENT).build();

        Path folder = root.resolve(deliver(message).reference("folder").orElseThrow());

        assertThat(names(folder)).containsExactly("01-Bescheid.pdf", "nachricht.xml");
        assertThat(folder.resolve("nachricht.xml")).hasBinaryContent(message.payload());
    }

    @Test
    void what_a_dead_attempt_left_behind_is_cleared_away() throws Exception {
        Delivery delivery = aDelivery().build();
        Path folder = FolderName.of(delivery, root);
        Path draft = Files.createDirectory(root.resolve("." + folder.getFileName() + ".dead"));
        Files.write(draft.resolve("antrag.xml"), CONTENT);

        deliver(delivery);

        assertThat(names(root))
                .containsExactly(".delivered", folder.getFileName().toString());
    }

    @Test
    void a_second_attempt_that_comes_late_changes_nothing() throws Exception {
        Delivery delivery = aDelivery().build();
        Receipt first = deliver(delivery);

        assertThat(deliver(delivery)).isEqualTo(first);
        assertThat(visible()).hasSize(1);
    }

    @Test
    void a_folder_that_somebody_took_away_is_not_delivered_again() throws Exception {
        Delivery delivery = aDelivery().build();
        RecordingSteps steps = RecordingSteps.towards(false);
        steps.crashAfterAct(1);
        assertThatThrownBy(() -> adapter().deliver(delivery, steps, target().settings()))
                .isInstanceOf(HubCrashed.class);
        Disk.remove(FolderName.of(delivery, root));

        assertThat(adapter().deliver(delivery, steps, target().settings()).references())
                .containsKey("folder");
        assertThat(visible()).isEmpty();
    }

    @Test
    void a_draft_that_was_marked_and_never_moved_is_no_delivery() throws Exception {
        Delivery delivery = aDelivery().build();
        Path folder = FolderName.of(delivery, root);
        Path draft = Files.createDirectory(root.resolve("." + folder.getFileName() + ".dead"));
        DeliveredMark.of(delivery, root).set(draft);

        deliver(delivery);

        assertThat(visible()).containsExactly(folder.getFileName().toString());
    }

    @Test
    void a_refused_delivery_leaves_nothing_behind() throws Exception {
        Delivery refused = aDelivery().withAttachment("a/b.pdf", CONTENT).build();

        assertThatThrownBy(() -> deliver(refused)).isInstanceOf(DeliveryRejected.class);

        assertThat(names(root)).isEmpty();
    }

    @Test
    void a_check_leaves_nothing_behind() throws Exception {
        adapter().check(target().settings());
        assertThat(names(root)).isEmpty();
    }

    private List<String> visible() throws IOException {
        return names(root).stream().filter(name -> !name.startsWith(".")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil.pdf", "a\\b.pdf", "nul\u0000.pdf", "line\nbreak.pdf"})
    void no_name_leads_out_of_the_folder(String name) throws Exception {
        Delivery delivery = aDelivery().withAttachment(name, CONTENT).build();

        assertThatThrownBy(() -> deliver(delivery)).isInstanceOf(DeliveryRejected.class);
        assertThat(target().effects()).isEmpty();
        assertThat(root.getParent().resolve("evil.pdf")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "/etc/x",
                ".",
                "",
                "ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää"
            })
    void no_name_leads_out_of_the_root(String name) {
        assertThatThrownBy(() -> FolderName.inside(root, name)).isInstanceOf(DeliveryRejected.class);
    }

    @Test
    void a_full_disk_is_an_outage_and_a_forbidden_one_is_not() {
        assertThat(Disk.failure(new FileSystemException("antrag.pdf", null, "No space left on device")))
                .isInstanceOf(TargetUnavailable.class);
        assertThat(Disk.failure(new IOException("No space left on device"))).isInstanceOf(TargetUnavailable.class);
        assertThat(Disk.failure(new IOException("Input/output error"))).isInstanceOf(TargetUnavailable.class);
        assertThat(Disk.failure(new AccessDeniedException("antrag.pdf"))).isInstanceOf(TargetMisconfigured.class);
        assertThat(Disk.failure(new FileSystemException("antrag.pdf", null, "Read-only file system")))
                .isInstanceOf(TargetMisconfigured.class);
    }

    @Test
    void the_root_is_named_in_full() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileSettings(Path.of("drop")));
    }

    private Receipt deliver(Delivery delivery) throws DeliveryFailure {
        return adapter().deliver(delivery, RecordingSteps.forgetful(), target().settings());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private record Directory(Path root) implements TargetUnderTest<FileSettings> {

        private static final int KEY = 36;

        @Override
        public FileSettings settings() {
            return new FileSettings(root);
        }

        @Override
        public List<Effect> effects() {
            try {
                return names(root).stream()
                        .filter(name -> !name.startsWith("."))
                        .flatMap(this::filesOf)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Stream<Effect> filesOf(String folder) {
            try {
                String key = folder.substring(folder.length() - KEY);
                return names(root.resolve(folder)).stream().map(name -> new Effect(key, name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Set<Fault> faults() {
            return Set.of(Fault.MISCONFIGURED);
        }

        @Override
        public FileSettings broken(Fault fault) {
            return new FileSettings(root.resolve("not-mounted"));
        }

        @Override
        public void mend() {
            // nothing is broken but settings
        }
    }
}
