package de.stellwerk.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.stellwerk.app.JavaProcess;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private static final Path JVMS = Path.of("/usr/lib/jvm");

    @TempDir
    Path directory;

    @Test
    void deadLettersSurviveARestart() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            send(broker, BrokerLayout.DEAD_LETTERS, "kept", null);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThat(receive(broker, BrokerLayout.DEAD_LETTERS)).contains("kept");
        }
    }

    @Test
    void deadLettersSurviveARestartOnJdk25() throws Exception {
        Optional<Path> java = jdk25();
        assumeTrue(java.isPresent(), "skipped: there is no JDK 25 under " + JVMS);
        try (JavaProcess first = JavaProcess.under(java.get(), Sender.class, directory.toString())) {
            assertThat(first.says("sent")).isNotNull();
        }
        try (JavaProcess second = JavaProcess.under(java.get(), Receiver.class, directory.toString())) {
            assertThat(second.says("received ")).isEqualTo("kept");
        }
    }

    @Test
    void aBrokerThatDoesNotBecomeActiveIsAFailedStart() {
        try (EmbeddedBroker first = EmbeddedBroker.start(directory)) {
            assertThat(first.isActive()).isTrue();
            assertThatThrownBy(() -> EmbeddedBroker.start(directory))
                    .isInstanceOf(BrokerDoesNotStart.class)
                    .hasMessageContaining(directory.toString());
        }
    }

    @Test
    void ofManyWakeUpsForOneTargetOneWaits() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            send(broker, BrokerLayout.DELIVER, "first", "dms-kreis-soest");
            send(broker, BrokerLayout.DELIVER, "second", "dms-kreis-soest");
            send(broker, BrokerLayout.DELIVER, "other", "dms-kreis-mettmann");
            assertThat(receive(broker, BrokerLayout.DELIVER)).contains("second");
            assertThat(receive(broker, BrokerLayout.DELIVER)).contains("other");
            assertThat(receive(broker, BrokerLayout.DELIVER)).isEmpty();
        }
    }

    @Test
    void aMessageThatIsRolledBackTooOftenBecomesADeadLetter() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            send(broker, BrokerLayout.DELIVER, "poison", "dms-kreis-soest");
            rollBackUntilItIsGone(broker);
            assertThat(receive(broker, BrokerLayout.DEAD_LETTERS)).contains("poison");
        }
    }

    @Test
    void aWakeUpThatExpiresIsNoDeadLetter() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            sendExpired(broker, BrokerLayout.DELIVER);
            sendExpired(broker, "another");
            assertThat(receive(broker, BrokerLayout.DELIVER)).isEmpty();
            assertThat(receive(broker, "another")).isEmpty();
            assertThat(receive(broker, BrokerLayout.DEAD_LETTERS)).contains("for another");
            assertThat(receive(broker, BrokerLayout.DEAD_LETTERS)).isEmpty();
        }
    }

    private static void sendExpired(EmbeddedBroker broker, String queue) {
        try (var factory = new ActiveMQConnectionFactory(broker.url());
                JMSContext session = factory.createContext()) {
            session.createProducer().setTimeToLive(1).send(session.createQueue(queue), "for " + queue);
        }
    }

    private static void rollBackUntilItIsGone(EmbeddedBroker broker) {
        try (var factory = new ActiveMQConnectionFactory(broker.url());
                JMSContext session = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            var consumer = session.createConsumer(session.createQueue(BrokerLayout.DELIVER));
            while (consumer.receive(3_000) != null) {
                session.rollback();
            }
        }
    }

    private static void send(EmbeddedBroker broker, String queue, String text, String lastValue) throws Exception {
        try (var factory = new ActiveMQConnectionFactory(broker.url());
                JMSContext session = factory.createContext()) {
            TextMessage message = session.createTextMessage(text);
            if (lastValue != null) {
                message.setStringProperty("_AMQ_LVQ_NAME", lastValue);
            }
            session.createProducer().send(session.createQueue(queue), message);
        }
    }

    private static Optional<String> receive(EmbeddedBroker broker, String queue) throws Exception {
        try (var factory = new ActiveMQConnectionFactory(broker.url());
                JMSContext session = factory.createContext()) {
            Message message = session.createConsumer(session.createQueue(queue)).receive(1_000);
            return message == null ? Optional.empty() : Optional.of(message.getBody(String.class));
        }
    }

    private static Optional<Path> jdk25() throws IOException {
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

    static final class Sender {

        public static void main(String[] arguments) throws Exception {
            try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]))) {
                send(broker, BrokerLayout.DEAD_LETTERS, "kept", null);
            }
            System.out.println("sent");
        }
    }

    static final class Receiver {

        public static void main(String[] arguments) throws Exception {
            try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]))) {
                System.out.println(
                        "received " + receive(broker, BrokerLayout.DEAD_LETTERS).orElse("nothing"));
            }
        }
    }
}
