package de.stellwerk.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.ledger.OperatorAccounts;
import de.stellwerk.routes.ledger.TestLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAccountTest {

    @TempDir
    Path directory;

    private final OperatorAccounts accounts = new TestLedger().accounts;

    @Test
    void isMadeOnceByTheLinkInAFileThatOnlyItsOwnerReads() throws IOException {
        Path file = directory.resolve("data/first-login");
        FirstAccount first = new FirstAccount(accounts, new ConsoleSettings(null, file));
        first.offer(file, 8080);
        String link = Files.readString(file).strip();
        String key = link.substring(link.indexOf('=') + 1);

        assertThat(link).startsWith("http://127.0.0.1:8080/console/first?key=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first.isOpenTo("guessed")).isFalse();
        assertThat(first.isOpenTo(key)).isTrue();
        assertThat(first.make("Erika Mustermann", "hash"))
                .hasValueSatisfying(
                        made -> assertThat(made.permissions().rights()).contains("accounts", "replay", "audit"));
        assertThat(first.isOpenTo(key)).isFalse();
        assertThat(first.make("Somebody Else", "hash")).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void isNotOfferedWhereThereIsOneAlready() throws IOException {
        Path file = Files.writeString(directory.resolve("first-login"), "left over");
        FirstAccount first = new FirstAccount(accounts, new ConsoleSettings(null, file));
        first.make("Erika Mustermann", "hash");

        first.offer(file, 8080);

        assertThat(file).doesNotExist();
    }
}
