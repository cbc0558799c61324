package de.stellwerk.routes.failure;

import de.stellwerk.routes.ledger.MessageReplay;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Puts a dead message back on the queue it was meant for, as text, with its id in the ledger. */
@Component
final class BrokerReplay implements MessageReplay {

    private final ProducerTemplate messages;

    BrokerReplay(ProducerTemplate messages) {
        this.messages = messages;
    }

    @Override
    public void sendBack(UUID id, String address, byte[] body) {
        if (!address.matches("[A-Za-z0-9_.-]+")) {
            throw new IllegalArgumentException("nobody knows where the message was going");
        }
        messages.sendBodyAndHeader(
                "jms:queue:" + address + "?deliveryPersistent=true",
                new String(body, StandardCharsets.UTF_8),
                PipelineErrors.REPLAY_OF,
                id.toString());
    }
}
