package de.stellwerk.routes.status;

import de.stellwerk.routes.ledger.Events;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Topic;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Publishes the ledger's events as CloudEvents 1.0 in structured JSON mode, in their order and at least once; a subscriber
 * recognises a repeat by {@code id}. They hold ids and states, nothing personal.
 */
@Component
class EventRelay {

    private static final Logger log = LoggerFactory.getLogger(EventRelay.class);
    private static final int BATCH = 200;

    private final Events events;
    private final ConnectionFactory broker;
    private final JsonMapper json = JsonMapper.builder().build();
    private boolean silenced;

    EventRelay(Events events, ConnectionFactory broker) {
        this.events = events;
        this.broker = broker;
    }

    void relay() {
        try {
            while (events.relay(EventsRoute.ADDRESS, BATCH, this::publish) == BATCH) {
                log.debug("A full batch of events is published; there may be more");
            }
            silenced = false;
        } catch (JMSRuntimeException e) {
            if (!silenced) {
                log.warn("The broker takes no events; they wait in the ledger until it does");
            }
            silenced = true;
        }
    }

    /** All of them, or none. */
    private void publish(List<Events.Event> batch) {
        try (JMSContext session = broker.createContext(JMSContext.SESSION_TRANSACTED)) {
            Topic everybody = session.createTopic(EventsRoute.ADDRESS);
            JMSProducer producer = session.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
            batch.forEach(event -> producer.send(everybody, cloudEvent(event)));
            session.commit();
        }
    }

    private String cloudEvent(Events.Event event) {
        ObjectNode cloud = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", event.id().toString())
                .put("source", "urn:stellwerk:hub")
                .put("type", "de.stellwerk." + event.type())
                .put("subject", event.submission().toString())
                .put("time", event.at().toString())
                .put("datacontenttype", "application/json");
        ObjectNode data = (ObjectNode) json.readTree(event.data());
        data.put("portal", event.portal());
        if (event.delivery() != null) {
            data.put("delivery", event.delivery().toString());
        }
        cloud.set("data", data);
        return json.writeValueAsString(cloud);
    }
}
