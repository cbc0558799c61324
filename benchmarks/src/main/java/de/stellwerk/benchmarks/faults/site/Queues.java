package de.stellwerk.benchmarks.faults.site;

import de.stellwerk.benchmarks.processes.Artemis;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The broker's queues, for somebody who puts into them what does not belong there. */
public record Queues(String url) {

    private static final String WAKES = "deliver";
    private static final String DEAD_LETTERS = "DLQ.stellwerk";

    public static Queues of(Artemis artemis) {
        return new Queues(artemis.url());
    }

    /**
     * Puts messages there that no route can do anything with.
     *
     * @return how many
     */
    public long pour() throws JMSException {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url, Artemis.USER, Artemis.PASSWORD);
                Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            BytesMessage noise = session.createBytesMessage();
            noise.writeBytes("\u0000\u0001no text".getBytes(StandardCharsets.UTF_8));
            MapMessage map = session.createMapMessage();
            map.setInt("a", 1);
            MessageProducer producer = session.createProducer(null);
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            producer.send(session.createQueue(WAKES), session.createTextMessage("No such Target!"));
            producer.send(session.createQueue(WAKES), map);
            producer.send(session.createQueue(WAKES), noise);
            producer.send(session.createQueue(DEAD_LETTERS), session.createTextMessage("from nowhere"));
            producer.send(session.createQueue(DEAD_LETTERS), session.createObjectMessage("an object"));
            return 5;
        }
    }
}
