package de.stellwerk.benchmarks.faults.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorTest {

    @TempDir
    Path folder;

    private final Plan plan = new Plan(3);

    @Test
    void whatNobodyCanTellIsLookedUpAtTheTargetFirst() throws Exception {
        Planned planned = one(5, false);
        tend(planned, planned, "outcome-unknown", CatalogueFolder.CANNOT_TELL);
        assertThat(orders()).extracting(Ordered::kind).containsExactly(Ordered.ARRIVED);
        assertThat(told("/arrived")).contains(Sink.address(CatalogueFolder.CANNOT_TELL, "k"));
    }

    @Test
    void whatIsNotThereIsDoneAgain() throws Exception {
        tend(one(5, false), null, "outcome-unknown", CatalogueFolder.CANNOT_TELL);
        assertThat(orders()).extracting(Ordered::kind).containsExactly(Ordered.AGAIN);
        assertThat(told("/replay")).contains("\"again\"");
    }

    @Test
    void nowAndThenHeDoesNotLook() throws Exception {
        Planned planned = one(5, true);
        tend(planned, planned, "outcome-unknown", CatalogueFolder.CANNOT_TELL);
        assertThat(orders()).extracting(Ordered::kind).containsExactly(Ordered.AGAIN);
    }

    @Test
    void everythingElseThatIsDeadGoesOn() throws Exception {
        tend(one(5, false), null, "rejected", CatalogueFolder.CANNOT_TELL);
        assertThat(orders()).isEmpty();
        assertThat(told("/replay")).contains("\"resume\"");
    }

    private List<Request> requests;

    private String told(String path) {
        return requests.stream()
                .filter(request -> request.isChange() && request.path().endsWith(path))
                .map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private Planned one(int every, boolean divides) {
        return LongStream.range(1, 200)
                .mapToObj(plan::of)
                .filter(planned -> planned.isValid() && (planned.number() % every == 0) == divides)
                .findFirst()
                .orElseThrow();
    }

    /** @param arrived what has reached the target; {@code null}: nothing */
    private void tend(Planned planned, Planned arrived, String failure, String target) throws Exception {
        String dead = ("{\"items\":[{\"kind\":\"delivery\",\"id\":\"d\",\"submission\":\"s\",\"target\":\"%s\","
                        + "\"failureClass\":\"%s\"}]}")
                .formatted(target, failure);
        try (FakeHub hub = new FakeHub(request -> answer(request, dead));
                Sink specialist = new Sink(Ledgers.SPECIALIST, folder, Set.of());
                CashDesk cashDesk = new CashDesk(folder, "secret")) {
            if (arrived != null) {
                post(specialist, target, arrived.reference());
            }
            HubClient client = new HubClient(List.of(hub.address()), Duration.ofSeconds(30));
            Portals portals = new Portals(folder, new Forms(Path.of("../catalog/services")), client);
            portals.send(planned);
            try (Operator operator = new Operator(folder, client, portals, plan, specialist, cashDesk)) {
                operator.tend();
            }
            requests = hub.requests;
        }
    }

    private static Answer answer(Request request, String dead) {
        if (request.path().endsWith("/submissions")) {
            return Answer.json(202, "{\"id\":\"s\"}");
        }
        return Answer.json(200, request.path().endsWith("/dead-letters") ? dead : "{\"items\":[]}");
    }

    private static void post(Sink sink, String target, String reference) throws IOException, InterruptedException {
        String body = "--b\r\nContent-Disposition: form-data; name=\"antrag\"\r\n\r\n<antrag><portalreferenz>"
                + reference + "</portalreferenz></antrag>\r\n--b--\r\n";
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(sink.address().resolve("/" + target + "/antraege"))
                                .header("Idempotency-Key", "k")
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding());
    }

    private List<Ordered> orders() {
        return Journal.read(Ledgers.orders(folder), Ordered.class);
    }
}
