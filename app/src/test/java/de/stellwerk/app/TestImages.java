package de.stellwerk.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The containers that tests use. Where there is no Docker engine, or an image was not built, the test is skipped and says so. */
public final class TestImages {

    private static final String POSTGRES = "stellwerk-test/postgres:local";
    private static final String ARTEMIS = "stellwerk-test/artemis:local";
    private static final int CLIENTS = 61616;

    /** The process that is building them, where one is. */
    private static final String BUILDER = "STELLWERK_TEST_IMAGES_BUILDER";

    private TestImages() {}

    /** Set as it comes, so durable: the default of Testcontainers switches fsync off. */
    public static PostgreSQLContainer postgres() {
        requireImage(POSTGRES);
        return new PostgreSQLContainer(DockerImageName.parse(POSTGRES).asCompatibleSubstituteFor("postgres"))
                .withCommand("postgres");
    }

    public static GenericContainer<?> artemis(String user, String password) {
        requireImage(ARTEMIS);
        return new GenericContainer<>(ARTEMIS)
                .withEnv("ARTEMIS_USER", user)
                .withEnv("ARTEMIS_PASSWORD", password)
                .withExposedPorts(CLIENTS)
                .waitingFor(Wait.forLogMessage(".*AMQ221007: Server is now active.*", 1)
                        .withStartupTimeout(Duration.ofMinutes(3)));
    }

    /** The address for {@code stellwerk.broker.url}. */
    public static String url(GenericContainer<?> artemis) {
        return "tcp://" + artemis.getHost() + ":" + artemis.getMappedPort(CLIENTS)
                + "?useTopologyForLoadBalancing=false";
    }

    /** Skips the test where one of {@code stellwerk-test/<name>:local} was not built. */
    public static void require(String... names) {
        for (String name : names) {
            requireImage("stellwerk-test/" + name + ":local");
        }
    }

    private static void requireImage(String name) {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "skipped: there is no Docker engine here");
        Optional.ofNullable(System.getenv(BUILDER))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .ifPresent(builder ->
                        builder.onExit().orTimeout(10, TimeUnit.MINUTES).join());
        boolean built = !DockerClientFactory.instance()
                .client()
                .listImagesCmd()
                .withImageNameFilter(name)
                .exec()
                .isEmpty();
        assumeTrue(built, "skipped: there is no image " + name + "; docker/test-images/build makes it");
    }
}
