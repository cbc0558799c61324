package de.stellwerk.app.broker;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.context.ApplicationContext;

/** The embedded broker of a running hub, with the switches that only tests need. */
public final class BrokerUnderTest {

    private final EmbeddedBroker broker;

    private BrokerUnderTest(EmbeddedBroker broker) {
        this.broker = broker;
    }

    public static BrokerUnderTest of(ApplicationContext hub) {
        return new BrokerUnderTest(hub.getBean(EmbeddedBroker.class));
    }

    /** Connections that the hub's own pool knows nothing of. */
    public ConnectionFactory connections() {
        return new ActiveMQConnectionFactory(broker.url());
    }

    public void stop() throws Exception {
        broker.server().stop();
    }

    public void start() throws Exception {
        broker.server().start();
    }

    public boolean isActive() {
        return broker.isActive();
    }

    public long waiting(String queue) {
        return queue(queue).getMessageCount();
    }

    /** Returns how many messages were lost by it. */
    public int purge(String queue) {
        try {
            return queue(queue).deleteAllReferences();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Queue queue(String name) {
        return broker.server().locateQueue(name);
    }
}
