package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Garbage, poison, a route that crashes ▸ {@code DLQ.stellwerk} ▸ dead-letter route ▸ the page where the deliveries lie. */
@OnTheTestHub
class GarbageIT {

    private static final String UNKNOWN = "UnknownTarget";

    private final TestHub hub;

    GarbageIT(TestHub hub) {
        this.hub = hub;
    }

    @AfterEach
    void startTheRoutes() throws Exception {
        hub.camel().getRouteController().startRoute("deliver");
        hub.camel().getRouteController().startRoute("sweep");
    }

    @Test
    void bytesThatNameNoTargetLieOnThePage() {
        int before = messages();
        ConnectionFactory connections = hub.broker().connections();
        try (JMSContext session = connections.createContext()) {
            session.createProducer().send(session.createQueue("deliver"), new byte[] {0, (byte) 0xff, (byte) 0xfe, 17});
        }
        onThePage(before, UNKNOWN);
    }

    @Test
    void aHugeMessageLiesOnThePage() {
        int before = messages();
        send(session -> session.createTextMessage("x".repeat(3 << 20)));
        onThePage(before, UNKNOWN);
    }

    @Test
    void aMessageThatNoRouteCanReadLiesOnThePage() {
        int before = messages();
        send(session -> session.createObjectMessage(LocalDate.of(2026, 11, 22)));
        onThePage(before, "DeliveryAttemptsExhausted");
    }

    @Test
    void garbageThatIsReplayedUnchangedComesBackToThePage() {
        int before = messages();
        send(session -> session.createTextMessage("kein Ziel"));
        DeadLetter letter = onThePage(before, UNKNOWN);

        hub.operations().replay(letter);

        await().atMost(Submission.PATIENCE)
                .untilAsserted(() -> assertThat(hub.operations().page()).first().satisfies(again -> {
                    assertThat(again.code()).isEqualTo(UNKNOWN);
                    assertThat(again.id()).isNotEqualTo(letter.id());
                }));
        assertThat(messages()).isEqualTo(before + 1);
    }

    @Test
    void aMessageForATargetThatTheCatalogueLearnsLaterDoesItsWorkWhenItIsReplayed() throws Exception {
        int before = messages();
        send(session -> session.createTextMessage("senke-kreis-coesfeld"));
        DeadLetter letter = onThePage(before, UNKNOWN);

        try (var learnt = hub.catalogue().with(coesfeld())) {
            Submission submission = sentWithoutAWake();
            hub.operations().replay(letter);

            submission.comesTo("delivered");
            assertThat(hub.sink().postedTo("/coesfeld")).hasSize(1);
        }
    }

    /** Nobody but the replayed message wakes its target. */
    private Submission sentWithoutAWake() throws Exception {
        hub.camel().getRouteController().stopRoute("sweep");
        hub.camel().getRouteController().stopRoute("deliver");
        Submission submission = hub.portal().send(Application.aHundehaltung().in("055580000000"));
        await().atMost(Submission.PATIENCE).until(() -> hub.broker().waiting("deliver") > 0);
        hub.broker().purge("deliver");
        hub.camel().getRouteController().startRoute("deliver");
        return submission;
    }

    private Map<String, String> coesfeld() {
        String url = "url: \"" + hub.sinkServer().address() + "/coesfeld\"";
        return Map.of(
                "targets/senke-kreis-coesfeld/target.yml",
                CatalogueUnderTest.target("http", false, url),
                "tenants/kreis-coesfeld.yml",
                """
                name: Kreis Coesfeld
                ars: "055580000000"
                level: kreis
                roles: {dms: senke-kreis-coesfeld}
                services:
                  hundehaltung: {aktenplan: "32/10/Hundehaltung"}
                """);
    }

    /** The message that came to the page last; waits until there is one more. */
    private DeadLetter onThePage(int before, String reason) {
        await().atMost(Submission.PATIENCE).until(() -> messages() == before + 1);
        DeadLetter letter = hub.operations().page().get(0);
        assertThat(letter.kind()).isEqualTo("message");
        assertThat(letter.target()).isEqualTo("deliver");
        assertThat(letter.code()).isEqualTo(reason);
        return letter;
    }

    private int messages() {
        return (int) hub.operations().page().stream()
                .filter(letter -> letter.kind().equals("message"))
                .count();
    }

    private void send(Function<JMSContext, Message> message) {
        ConnectionFactory connections = hub.broker().connections();
        try (JMSContext session = connections.createContext()) {
            session.createProducer().send(session.createQueue("deliver"), message.apply(session));
        }
    }
}
