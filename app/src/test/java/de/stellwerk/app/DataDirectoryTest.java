package de.stellwerk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    private static final String OPTION = "--data ";

    @TempDir
    Path directory;

    @Test
    void aSecondHubOnTheSameDirectoryIsRefusedAndToldWhatToDo() {
        try (DataDirectory first = DataDirectory.take(directory, OPTION)) {
            assertThat(first.resolve("postgres")).isEqualTo(directory.resolve("postgres"));
            assertThatThrownBy(() -> DataDirectory.take(directory, OPTION))
                    .isInstanceOf(DataDirectoryInUse.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageEndingWith("with --data <directory>");
        }
    }

    @Test
    void aDirectoryThatWasGivenBackIsFree() {
        DataDirectory.take(directory, OPTION).close();
        try (DataDirectory again = DataDirectory.take(directory, OPTION)) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void aKilledHubGivesItsDirectoryBack() throws InterruptedException {
        try (JavaProcess hub = JavaProcess.of(Holder.class, directory.toString())) {
            hub.says("taken");
            assertThatThrownBy(() -> DataDirectory.take(directory, OPTION)).isInstanceOf(DataDirectoryInUse.class);
            hub.kill();
            DataDirectory.take(directory, OPTION).close();
        }
    }

    /** Takes the directory and keeps it. */
    static final class Holder {

        public static void main(String[] arguments) throws Exception {
            DataDirectory.take(Path.of(arguments[0]), OPTION);
            System.out.println("taken");
            Thread.currentThread().join();
        }
    }
}
