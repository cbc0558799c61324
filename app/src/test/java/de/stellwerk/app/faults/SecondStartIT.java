package de.stellwerk.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start finds on the data directory of a hub that was killed with work under way. */
class SecondStartIT {

    private static final String MASTER_KEY = "stellwerk.ledger.master-key";
    private static final Path JVMS = Path.of("/usr/lib/jvm");

    @TempDir
    static Path directory;

    private static TestBench bench;

    @BeforeAll
    static void aHubIsKilledWithWorkUnderWay() throws Exception {
        bench = TestBench.embedded(directory);
        bench.hub().start();
        leaveWorkUnderWay();
    }

    @AfterAll
    static void end() throws IOException {
        bench.close();
    }

    private static void leaveWorkUnderWay() throws Exception {
        bench.systems().dms().fault("hang", 0);
        for (int i = 0; i < 6; i++) {
            bench.portal().send(Envelope.reitkennzeichen()).get(30, TimeUnit.SECONDS);
        }
        Operations.at(bench.hub().address()).awaitInFlightAt("dms-soest", 4);
        bench.hub().kill();
        bench.systems().mend();
    }

    @Test
    void nothingIsLostWithTheBrokersData() throws Exception {
        delete(directory.resolve("first/broker"));
        bench.hub().start();
        bench.settle(bench.hub());
        bench.hub().kill();
    }

    @Test
    void twoStartsOnJava25FindEverythingAgain() throws Exception {
        Optional<Path> java25 = java25();
        assumeTrue(java25.isPresent(), "skipped: there is no JDK 25 under " + JVMS);
        bench.hub().startOn(java25.get());
        bench.settle(bench.hub());
        leaveWorkUnderWay();
        bench.hub().startOn(java25.get());
        bench.settle(bench.hub());
        bench.hub().kill();
    }

    @Test
    void anotherMasterKeyIsRefusedAndSaysWhatToDo() throws Exception {
        Path other = directory.resolve("other-key/master.key");
        Files.createDirectories(other.getParent());
        Files.writeString(other, Base64.getEncoder().encodeToString(new byte[32]));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
        assertThat(bench.hub().startInVain(MASTER_KEY, other)).isNotZero();
        assertThat(bench.hub().said())
                .contains("The master key at " + other + " is not the one this ledger was sealed with")
                .contains("Put the right key there and start again");
    }

    @Test
    void aMissingMasterKeyIsNotMadeAnew() throws Exception {
        Path missing = directory.resolve("no-key/master.key");
        assertThat(bench.hub().startInVain(MASTER_KEY, missing)).isNotZero();
        assertThat(bench.hub().said()).contains("its master key is missing at " + missing);
        assertThat(missing).doesNotExist();
    }

    private static Optional<Path> java25() throws IOException {
        if (!Files.isDirectory(JVMS)) {
            return Optional.empty();
        }
        try (Stream<Path> installed = Files.list(JVMS)) {
            return installed
                    .filter(java -> java.getFileName().toString().contains("25"))
                    .filter(java -> Files.isExecutable(java.resolve("bin/java")))
                    .findFirst();
        }
    }

    private static void delete(Path folder) throws IOException {
        assertThat(folder).isDirectory();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
