package de.stellwerk.benchmarks.faults.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What portals make of a hub's answers. */
class PortalsTest {

    private static final Path SERVICES = Path.of("../catalog/services");

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void anUnknownOutcomeIsRepeatedWithTheSameBytesUntilThereIsAnAnswer() throws IOException {
        Function<Request, Answer> first503Then500Then202 = request -> switch (asked.incrementAndGet()) {
            case 1 -> Answer.of(503);
            case 2 -> Answer.of(500);
            default -> acknowledgement("id");
        };
        try (FakeHub hub = new FakeHub(first503Then500Then202)) {
            portals(hub).send(valid());
            assertThat(hub.requests).hasSize(3);
            assertThat(hub.requests.stream().map(request -> Sha512.hex(request.body())))
                    .containsOnly(Sha512.hex(hub.requests.get(0).body()));
        }
        assertThat(acknowledged()).extracting(Acknowledged::reference).containsExactly(valid().reference());
        assertThat(oddities()).isEmpty();
    }

    @Test
    void aSwallowedAnswerIsRepeatedAtAnotherHub() throws IOException {
        try (FakeHub swallows = new FakeHub(request -> acknowledgement("id"));
                FakeHub answers = new FakeHub(request -> acknowledgement("id"))) {
            swallows.door.behave(Misbehaviour.swallow());
            HubClient client = new HubClient(List.of(swallows.address(), answers.address()), Duration.ofSeconds(30));
            Portals portals = new Portals(folder, new Forms(SERVICES), client);
            for (int i = 0; i < 10; i++) {
                assertThat(portals.send(valid())).isPresent();
            }
            assertThat(swallows.requests).isNotEmpty();
            assertThat(client.unknown()).isEqualTo(swallows.requests.size());
        }
    }

    @Test
    void noAnswerInTimeIsWrittenDown() throws IOException {
        try (FakeHub hub = new FakeHub(request -> Answer.of(503))) {
            HubClient client = new HubClient(List.of(hub.address()), Duration.ofMillis(300));
            assertThat(new Portals(folder, new Forms(SERVICES), client).send(valid()))
                    .isEmpty();
        }
        assertThat(oddities()).extracting(Oddity::figure).containsExactly(Figure.AMBIGUOUS);
    }

    @Test
    void aConflictForTheSameContentIsWrittenDown() throws IOException {
        try (FakeHub hub = new FakeHub(request -> Answer.of(409))) {
            portals(hub).send(valid());
        }
        assertThat(oddities()).extracting(Oddity::figure).containsExactly(Figure.IDEMP_ID);
    }

    @Test
    void otherContentThatIsTakenIsWrittenDown() throws IOException {
        try (FakeHub hub = new FakeHub(request -> acknowledgement("id"))) {
            portals(hub).sendAltered(valid());
        }
        assertThat(oddities()).extracting(Oddity::figure).containsExactly(Figure.IDEMP_BODY);
    }

    @Test
    void aConflictForOtherContentIsAsItShouldBe() throws IOException {
        try (FakeHub hub = new FakeHub(request -> Answer.of(409))) {
            portals(hub).sendAltered(valid());
        }
        assertThat(oddities()).isEmpty();
    }

    private Portals portals(FakeHub hub) throws IOException {
        return new Portals(folder, new Forms(SERVICES), new HubClient(List.of(hub.address()), Duration.ofSeconds(30)));
    }

    private static Planned valid() {
        Plan plan = new Plan(3);
        return LongStream.range(0, 100)
                .mapToObj(plan::of)
                .filter(Planned::isValid)
                .findFirst()
                .orElseThrow();
    }

    private static Answer acknowledgement(String id) {
        return Answer.json(202, "{\"id\":\"" + id + "\",\"receivedAt\":\"now\",\"contentHash\":\"h\"}");
    }

    private List<Acknowledged> acknowledged() {
        return Journal.read(Ledgers.acknowledged(folder), Acknowledged.class);
    }

    private List<Oddity> oddities() {
        return Journal.read(Ledgers.oddities(folder), Oddity.class);
    }
}
