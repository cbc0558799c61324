package de.stellwerk.app.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedSecretsTest {

    @TempDir
    Path generated;

    @BeforeEach
    void prepare() {
        new Shell(Map.of()).run("docker/prepare", generated.toString()).expectSuccess();
    }

    @Test
    void preparingAgainKeepsEverySecret() throws IOException {
        Map<String, String> before = secrets();
        prepare();

        assertThat(secrets()).isEqualTo(before).containsKeys("master-key", "database-password", "portal-sit");
    }

    @Test
    void everySecretIsItsOwn() throws IOException {
        assertThat(secrets().values()).doesNotHaveDuplicates();
    }

    @Test
    void onlyItsOwnerReadsTheMasterKeyAndNobodyElseReachesTheOthers() throws IOException {
        assertThat(permissions("secrets/master-key")).isEqualTo("r--------");
        assertThat(permissions("secrets")).isEqualTo("rwx------");
        assertThat(permissions("drop")).isEqualTo("rwx------");
    }

    @Test
    void everyShippedPortalHasAKeyThatIsNotTheDemonstrations() throws IOException {
        for (Path shipped : files(Shell.REPOSITORY.resolve("catalog/portals"))) {
            String prepared = Files.readString(generated.resolve("portals").resolve(shipped.getFileName()));
            assertThat(prepared)
                    .containsPattern("sha256: \"[0-9a-f]{64}\"")
                    .doesNotContain("stellwerk-demo")
                    .doesNotContain("loopback: true");
        }
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(generated.resolve(file)));
    }

    private Map<String, String> secrets() throws IOException {
        Map<String, String> secrets = new TreeMap<>();
        for (Path file : files(generated.resolve("secrets"))) {
            secrets.put(file.getFileName().toString(), Files.readString(file));
        }
        return secrets;
    }

    private static Iterable<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
