package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message in a portal's queue ▸ taken ▸ answered in its reply queue ▸ delivered. */
@OnTheTestHub
class QueueIT {

    private static final long PATIENCE = Submission.PATIENCE.toMillis();

    private final TestHub hub;
    private TestCatalogue.Change inTheCatalogue;

    QueueIT(TestHub hub) {
        this.hub = hub;
    }

    private record Answer(String outcome, String text, Message message) {

        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }
    }

    private void openFor(String portal) {
        inTheCatalogue = hub.catalogue().with("portals/" + portal + ".yml", file -> file + "\nqueue: true\n");
    }

    @AfterEach
    void close() {
        inTheCatalogue.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stellwerk-json", "xoev-inline", "form-solutions"})
    void everyFormatThatHasItsAttachmentsInsideComesInAndIsDelivered(String format) {
        Sample sample = Sample.of(format);
        openFor(sample.portal());

        Answer answer = sent(sample.portal(), session -> session.createTextMessage(sample.message()));

        assertThat(answer.outcome()).as(answer.text()).isEqualTo("accepted");
        new Submission(hub.portal(sample.portal()), answer.json().path("id").asString()).comesTo("delivered");
    }

    @Test
    void theSameMessageAgainIsAnsweredAsBefore() {
        Sample sample = Sample.of("form-solutions");
        openFor(sample.portal());
        Answer first = sent(sample.portal(), session -> session.createTextMessage(sample.message()));

        Answer again = sent(sample.portal(), session -> session.createTextMessage(sample.message()));

        assertThat(again.outcome()).isEqualTo("accepted");
        assertThat(again.json().path("acknowledgement")).isEqualTo(first.json().path("acknowledgement"));
    }

    @Test
    void whatIsWrongIsAnsweredAndNotADeadLetter() {
        Sample sample = Sample.of("xoev-inline").with("99090018069000", "99999999999999");
        openFor(sample.portal());
        long dead = hub.operations().page().size();

        Answer answer = sent(sample.portal(), session -> session.createTextMessage(sample.message()));

        assertThat(answer.outcome()).isEqualTo("refused");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:stellwerk:problem:invalid");
        assertThat(answer.json().path("violations").findValuesAsString("rule")).contains("unknown-service");
        assertThat(hub.operations().page()).hasSize((int) dead);
    }

    @Test
    void nobodyHasTheHubWriteIntoAnotherQueue() {
        openFor("form-solutions");

        Answer answer = sent("form-solutions", session -> {
            Message message = session.createTextMessage("{}");
            try {
                message.setJMSReplyTo(session.createQueue("deliver"));
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
            return message;
        });

        assertThat(answer.outcome()).isEqualTo("refused");
    }

    @Test
    void whatCannotEvenBeReadIsPutAside() {
        openFor("form-solutions");
        send("form-solutions", session -> session.createObjectMessage(LocalDate.of(2026, 11, 26)));

        await().atMost(Submission.PATIENCE)
                .untilAsserted(() -> assertThat(hub.operations().page()).first().satisfies(letter -> {
                    assertThat(letter.code()).isEqualTo("DeliveryAttemptsExhausted");
                }));
    }

    @Test
    void whatComesWhileNobodyTakesItWaitsInTheBroker() {
        Sample sample = Sample.of("form-solutions");
        String name = UUID.randomUUID().toString();
        send(sample.portal(), session -> named(session.createTextMessage(sample.message()), name));

        openFor(sample.portal());

        assertThat(answer(sample.portal(), name).outcome()).isEqualTo("accepted");
    }

    private Answer sent(String portal, Function<JMSContext, Message> message) {
        String name = UUID.randomUUID().toString();
        send(portal, session -> named(message.apply(session), name));
        return answer(portal, name);
    }

    private static Message named(Message message, String correlation) {
        try {
            message.setJMSCorrelationID(correlation);
            return message;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(String portal, Function<JMSContext, Message> message) {
        try (JMSContext session = hub.broker().connections().createContext()) {
            session.createProducer().send(session.createQueue("intake." + portal), message.apply(session));
        }
    }

    private Answer answer(String portal, String name) {
        try (JMSContext session = hub.broker().connections().createContext()) {
            JMSConsumer replies = session.createConsumer(
                    session.createQueue("intake." + portal + ".replies"), "JMSCorrelationID = '" + name + "'");
            Message message = replies.receive(PATIENCE);
            assertThat(message).as("an answer").isNotNull();
            return new Answer(message.getStringProperty("outcome"), message.getBody(String.class), message);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
