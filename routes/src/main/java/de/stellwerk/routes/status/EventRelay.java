package de.stellwerk.routes.status;

import de.stellwerk.routes.ledger.Events;
import java.util.List;
import org.apache.camel.ProducerTemplate;
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
    private final ProducerTemplate messages;
    private final JsonMapper json = JsonMapper.builder().build();
    private boolean silenced;

    EventRelay(Events events, ProducerTemplate messages) {
        this.events = events;
        this.messages = messages;
    }

    void relay() {
        try {
            while (events.relay(EventsRoute.ADDRESS, BATCH, this::publish) == BATCH) {
                log.debug("A full batch of events is published; there may be more");
            }
            silenced = false;
        } catch (org.apache.camel.CamelExecutionException e) {
            if (!silenced) {
                log.warn("The broker takes no events; they wait in the ledger until it does");
            }
            silenced = true;
        }
    }

    private void publish(List<Events.Event> batch) {
        batch.forEach(event -> messages.sendBody(EventsRoute.everybody(), cloudEvent(event)));
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
