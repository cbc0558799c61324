package de.stellwerk.benchmarks.faults.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path folder;

    @Test
    void whatWasNotedByManyAtOnceIsThereWholeAndOnce() throws IOException {
        Path file = folder.resolve("orders.jsonl");
        try (Journal journal = new Journal(file)) {
            IntStream.range(0, 500)
                    .parallel()
                    .forEach(number -> journal.note(new Ordered(Ordered.AGAIN, "id-" + number, "ä", "now")));
        }
        List<Ordered> read = Journal.read(file, Ordered.class);
        assertThat(read).hasSize(500).doesNotHaveDuplicates().allMatch(order -> order.target()
                .equals("ä"));
    }

    @Test
    void noFileIsAnEmptyLedger() {
        assertThat(Journal.read(folder.resolve("nothing"), Ordered.class)).isEmpty();
    }
}
