package de.stellwerk.routes.failure;

import de.stellwerk.routes.ledger.DeadMessages;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Translates a message of the dead-letter queue into what the ledger keeps of it. */
@Component
class DeadMessageReader {

    private static final Logger log = LoggerFactory.getLogger(DeadMessageReader.class);
    private static final String BROKER_ADDRESS = "_AMQ_ORIG_ADDRESS";

    private final DeadMessages messages;

    DeadMessageReader(DeadMessages messages) {
        this.messages = messages;
    }

    void keep(Message message) throws JMSException {
        String address = property(message, PipelineErrors.ADDRESS)
                .or(() -> property(message, BROKER_ADDRESS))
                .orElse("unknown");
        String reason = property(message, PipelineErrors.REASON).orElse("DeliveryAttemptsExhausted");
        if (messages.keep(message.getJMSMessageID(), address, reason, body(message))) {
            log.warn("Message from {} is undeliverable: {}", address, reason);
        }
    }

    private static Optional<String> property(Message message, String name) {
        try {
            return Optional.ofNullable(message.getStringProperty(name));
        } catch (JMSException e) {
            return Optional.empty();
        }
    }

    private static byte[] body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return Optional.ofNullable(text.getText()).orElse("").getBytes(StandardCharsets.UTF_8);
        }
        if (message instanceof BytesMessage bytes) {
            byte[] body = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(body);
            return body;
        }
        return new byte[0];
    }
}
