package de.stellwerk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class RestoreCommandTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final RestoreCommand command = new RestoreCommand(new PrintStream(said));

    @Test
    void takesTheSettingsOfTheHub() {
        RestoreCommand.Request request = RestoreCommand.Request.of(
                "--data", "somewhere", "--reason", "the disk died", "--stellwerk.ledger.hub=a");

        assertThat(request.reason()).isEqualTo("the disk died");
        assertThat(request.settings()).contains("--stellwerk.data-directory=somewhere", "--stellwerk.ledger.hub=a");
    }

    @Test
    void saysWhatIsWrongBeforeItOpensAnything() {
        assertThat(command.run("data")).isEqualTo(1);
        assertThat(command.run("--reason")).isEqualTo(1);
        assertThat(command.run("--reason", "x")).isEqualTo(1);

        assertThat(said.toString())
                .contains("data is no option", "--reason needs a value", "--reason needs 3 to 500 characters");
    }
}
