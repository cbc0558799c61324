package de.stellwerk.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void sayWhatIsNotGoodEnough() {
        assertThat(passwords.defect("elf Zeichen", "elf Zeichen", "Erika")).contains("password.too-short");
        assertThat(passwords.defect("ä".repeat(40), "ä".repeat(40), "Erika")).contains("password.too-long");
        assertThat(passwords.defect("aaaaaaaaaaaa", "aaaaaaaaaaaa", "Erika")).contains("password.too-simple");
        assertThat(passwords.defect("Erika und noch etwas", "Erika und noch etwas", "erika"))
                .contains("password.too-simple");
        assertThat(passwords.defect("ein Satz ist gut", "ein Satz ist besser", "Erika"))
                .contains("password.differs");
        assertThat(passwords.defect("ein Satz ist gut", "ein Satz ist gut", "Erika"))
                .isEmpty();
        assertThat(passwords.defect(Passwords.random(), "", "Erika")).contains("password.differs");
    }

    @Test
    void matchNothingWhereThereIsNoAccountAndTakeAsLong() {
        String hash = passwords.hash("ein Satz ist gut");

        assertThat(passwords.matches("ein Satz ist gut", Optional.of(hash))).isTrue();
        assertThat(passwords.matches("ein anderer", Optional.of(hash))).isFalse();
        assertThat(passwords.matches("ein Satz ist gut".repeat(9), Optional.of(hash)))
                .isFalse();
        assertThat(passwords.matches("", Optional.empty())).isFalse();
        assertThat(Passwords.NOBODYS.substring(0, 7)).isEqualTo(hash.substring(0, 7));
    }
}
