package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.Envelopes.anEnvelope;
import static de.stellwerk.routes.intake.Envelopes.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class QueueIntakeTest {

    private final TestIntake hub = TestIntake.shared();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void textAndBytesAreTakenAsHttpWouldTakeThem(boolean bytes) {
        String envelope = anEnvelope().toString();
        Message message = message(bytes ? envelope.getBytes() : envelope);

        take(hub, message);

        assertThat(message.getHeader("outcome")).isEqualTo("accepted");
        assertThat(json(message))
                .isEqualTo(new Http(hub, "demo-json").submit(envelope).json());
    }

    @Test
    void theAnswerSaysToWhichMessageItBelongsAndNothingElseOfIt() {
        Message named = message(anEnvelope().toString());
        named.setHeader("JMSCorrelationID", "K-1");
        named.setHeader("secret", "of the portal");
        Message unnamed = message(anEnvelope().toString());

        take(hub, named);
        take(hub, unnamed);

        assertThat(named.getHeaders())
                .containsOnly(Map.entry("JMSCorrelationID", "K-1"), Map.entry("outcome", "accepted"));
        assertThat(unnamed.getHeader("JMSCorrelationID")).isEqualTo("ID:1");
    }

    @Test
    void whatIsWrongIsRefusedWithEveryReason() {
        ObjectNode envelope = anEnvelope();
        form(envelope).put("plates", 0).remove("kind");
        Message message = message(envelope.toString());

        take(hub, message);

        assertThat(message.getHeader("outcome")).isEqualTo("refused");
        assertThat(json(message).path("violations").findValuesAsString("rule"))
                .contains("schema-minimum", "schema-required");
    }

    @Test
    void whatIsNeitherTextNorBytesIsRefused() {
        Message message = message(Map.of("a", 1));

        take(hub, message);

        assertThat(json(message).path("violations").findValuesAsString("rule")).containsExactly("queue-message-kind");
    }

    @Test
    void withoutTheLedgerItWaitsAndIsStoredOnce() throws Exception {
        try (TestIntake own = TestIntake.start()) {
            Message message = message(anEnvelope().toString());
            List<Connection> all = LedgerAwayTest.takenAway(own.context.getBean(HikariDataSource.class));
            CompletableFuture<Void> taken = CompletableFuture.runAsync(() -> take(own, message));
            await().during(Duration.ofSeconds(2)).until(() -> !taken.isDone());

            for (Connection connection : all) {
                connection.close();
            }

            taken.join();
            assertThat(message.getHeader("outcome")).isEqualTo("accepted");
            assertThat(own.count("submission")).isEqualTo(1);
        }
    }

    @Test
    void aHubThatEndsMeanwhileLeavesTheMessageToTheBroker() throws Exception {
        try (TestIntake own = TestIntake.start()) {
            List<Connection> all = LedgerAwayTest.takenAway(own.context.getBean(HikariDataSource.class));
            Message message = message(anEnvelope().toString());
            CompletableFuture<Void> taken = CompletableFuture.runAsync(() -> take(own, message));
            await().during(Duration.ofSeconds(1)).until(() -> !taken.isDone());

            own.context.getBean(QueueIntake.class).close();

            assertThat(taken).failsWithin(Duration.ofSeconds(20));
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private static void take(TestIntake hub, Message message) {
        try {
            hub.context.getBean(QueueIntake.class).take("json", message);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Message message(Object body) {
        Message message = new DefaultMessage(hub.context.getBean(CamelContext.class));
        message.setBody(body);
        message.setHeader("JMSMessageID", "ID:1");
        return message;
    }

    private static JsonNode json(Message message) {
        return Http.JSON.readTree(message.getBody(String.class));
    }
}
