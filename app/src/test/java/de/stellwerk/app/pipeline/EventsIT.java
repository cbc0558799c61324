package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever happens ▸ status event ▸ {@code stellwerk.events} and the portal's list of events. */
@OnTheTestHub
class EventsIT {

    private final TestHub hub;

    EventsIT(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void whoeverSubscribesIsToldIdsAndStatesAndNothingElse() {
        ConnectionFactory connections = hub.broker().connections();
        try (JMSContext session = connections.createContext()) {
            JMSConsumer subscriber = session.createConsumer(session.createTopic("stellwerk.events"));
            Submission submission = hub.portal().send(Application.aReitkennzeichen());

            List<JsonNode> told = new ArrayList<>();
            await().atMost(Submission.PATIENCE).until(() -> {
                for (var message = subscriber.receive(200); message != null; message = subscriber.receive(200)) {
                    told.add(JsonMapper.shared().readTree(message.getBody(String.class)));
                }
                return about(told, submission).size() == 3;
            });

            assertThat(about(told, submission))
                    .extracting(event -> event.path("type").asString())
                    .containsExactly(
                            "de.stellwerk.submission.accepted",
                            "de.stellwerk.delivery.delivered",
                            "de.stellwerk.delivery.delivered");
            assertThat(told).allSatisfy(EventsIT::isACloudEventWithoutPersonalData);
            assertThat(about(told, submission))
                    .extracting(event -> event.path("id").asString())
                    .containsExactlyElementsOf(idsInTheLedger(submission));
        }
    }

    @Test
    void aPortalThatCannotBeCalledAsksForWhatHappenedSince() {
        String before = last();
        Submission submission = hub.portal("sit").send(Application.aHundehaltung());

        await().atMost(Submission.PATIENCE).untilAsserted(() -> assertThat(
                        hub.portal("sit").events(before).json().path("events").valueStream())
                .extracting(event -> event.path("type").asString() + " "
                        + event.path("submission").asString())
                .containsExactly("submission.accepted " + submission.id(), "delivery.delivered " + submission.id()));
        assertThat(hub.portal("sit").events(last()).json().path("events")).isEmpty();
        assertThat(hub.portal("kommunalportal-nrw").events("").text())
                .as("another portal's submissions do not exist")
                .doesNotContain(submission.id());
    }

    private String last() {
        String cursor = "";
        JsonNode page = hub.portal("sit").events(cursor).json();
        while (!page.path("next").asString().equals(cursor)) {
            cursor = page.path("next").asString();
            page = hub.portal("sit").events(cursor).json();
        }
        return cursor;
    }

    private static List<JsonNode> about(List<JsonNode> told, Submission submission) {
        return told.stream()
                .filter(event -> event.path("subject").asString().equals(submission.id()))
                .toList();
    }

    private static List<String> idsInTheLedger(Submission submission) {
        return submission
                .status()
                .path("events")
                .valueStream()
                .map(event -> event.path("id").asString())
                .toList();
    }

    private static void isACloudEventWithoutPersonalData(JsonNode event) {
        assertThat(new TreeSet<>(event.propertyNames()))
                .isEqualTo(Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"));
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("data").propertyNames())
                .isSubsetOf(
                        "portal",
                        "case",
                        "reason",
                        "delivery",
                        "role",
                        "target",
                        "class",
                        "place",
                        "code",
                        "mode",
                        "round",
                        "receipt");
    }
}
