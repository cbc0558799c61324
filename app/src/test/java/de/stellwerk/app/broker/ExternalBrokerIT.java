package de.stellwerk.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.app.TestImages;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.TextMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;

class ExternalBrokerIT {

    @Test
    void aBrokerWithTheShippedFileServesTheQueuesOfTheHub() throws Exception {
        try (GenericContainer<?> artemis = TestImages.artemis("hub", "invented")) {
            artemis.start();
            wakeTwice(TestImages.url(artemis));
            assertThatThrownBy(() ->
                            new ActiveMQConnectionFactory(TestImages.url(artemis), "hub", "guessed").createConnection())
                    .isInstanceOf(JMSSecurityException.class);
        }
    }

    private static void wakeTwice(String url) throws Exception {
        try (var factory = new ActiveMQConnectionFactory(url, "hub", "invented");
                JMSContext session = factory.createContext()) {
            for (String word : new String[] {"first", "second"}) {
                TextMessage wake = session.createTextMessage(word);
                wake.setStringProperty("_AMQ_LVQ_NAME", "dms-kreis-soest");
                session.createProducer().send(session.createQueue(BrokerLayout.DELIVER), wake);
            }
            var consumer = session.createConsumer(session.createQueue(BrokerLayout.DELIVER));
            assertThat(consumer.receive(5_000).getBody(String.class)).isEqualTo("second");
            assertThat(consumer.receive(500)).isNull();
        }
    }
}
