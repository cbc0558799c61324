package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final byte[] PLAIN = "Erika Mustermann".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private Vault vault() {
        return new Vault(MasterKey.at(directory.resolve("stellwerk/master.key"), true));
    }

    @Test
    void createsTheMasterKeyForItsOwnerAloneAndFindsItAgain() throws IOException {
        byte[] first = vault().keyedHash("kind", "value");
        byte[] second = vault().keyedHash("kind", "value");

        assertThat(first).isEqualTo(second);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("stellwerk/master.key"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory.resolve("stellwerk"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void refusesAMasterKeyThatOthersCanRead() throws IOException {
        vault();
        Path key = directory.resolve("stellwerk/master.key");
        for (String rights : new String[] {"rw-r-----", "rw----r--"}) {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(rights));

            assertThatThrownBy(this::vault).hasMessageContaining("chmod 600");
        }
    }

    @Test
    void neverCreatesAMissingKeyForALedgerThatHasSealedData() {
        assertThatThrownBy(() -> MasterKey.at(directory.resolve("master.key"), false))
                .hasMessageContaining("its master key is missing at");
    }

    @Test
    void opensOnlyWhatIsSealedUnderTheSameKeyInTheSamePlace() {
        Vault vault = vault();
        Vault.Key key = vault.newKey(UUID.randomUUID());
        byte[] sealed = vault.seal(key, "form 1", PLAIN);

        assertThat(vault.open(key, "form 1", sealed)).isEqualTo(PLAIN);
        assertThat(sealed).isNotEqualTo(vault.seal(key, "form 1", PLAIN));
        assertThatThrownBy(() -> vault.open(key, "antrag 1", sealed)).isInstanceOf(Vault.SealBroken.class);
        assertThatThrownBy(() -> vault.open(vault.newKey(key.owner()), "form 1", sealed))
                .isInstanceOf(Vault.SealBroken.class);
    }

    @Test
    void bindsAWrappedKeyToItsSubmission() {
        Vault vault = vault();
        Vault.Key key = vault.newKey(UUID.randomUUID());
        byte[] wrapped = vault.wrap(key);

        assertThat(vault.open(vault.unwrap(key.owner(), wrapped), "form 1", vault.seal(key, "form 1", PLAIN)))
                .isEqualTo(PLAIN);
        assertThatThrownBy(() -> vault.unwrap(UUID.randomUUID(), wrapped)).isInstanceOf(Vault.SealBroken.class);
        assertThatThrownBy(() -> vault.unwrap(key.owner(), null)).isInstanceOf(Vault.SealBroken.class);
    }

    @Test
    void noticesWhenAStreamIsCutOrChanged() throws IOException {
        Vault vault = vault();
        Vault.Key key = vault.newKey(UUID.randomUUID());
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (var sealing = vault.sealing(key, "attachment", sealed)) {
            sealing.write(new byte[200_000]);
        }
        byte[] whole = sealed.toByteArray();
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 70_000);

        assertThat(vault.opening(key, "attachment", new ByteArrayInputStream(whole)))
                .hasBinaryContent(new byte[200_000]);
        assertThatThrownBy(() -> vault.opening(key, "attachment", new ByteArrayInputStream(cut))
                        .readAllBytes())
                .isInstanceOf(IOException.class);
    }
}
