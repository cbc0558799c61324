package de.stellwerk.routes.intake;

import de.stellwerk.routes.ledger.Acceptance;
import de.stellwerk.routes.ledger.Acceptances;
import de.stellwerk.routes.ledger.Cases;
import de.stellwerk.routes.ledger.Waking;
import de.stellwerk.routes.telemetry.LogFields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Signs the acknowledgement of a message and has everything stored in one commit; then tells who delivers. */
@Component
final class MessageAccepting {

    private static final Logger log = LoggerFactory.getLogger(MessageAccepting.class);

    private final Acknowledgements acknowledgements;
    private final Acceptances ledger;
    private final MessageWay way;
    private final Waking waking;

    MessageAccepting(Acknowledgements acknowledgements, Acceptances ledger, MessageWay way, Waking waking) {
        this.acknowledgements = acknowledgements;
        this.ledger = ledger;
        this.way = way;
        this.waking = waking;
    }

    public Answer accept(SentMessage sent) {
        String hash = sent.contentHash();
        List<Acceptance.Planned> deliveries = way.of(sent.addressed());
        Acceptance.Outcome outcome = ledger.accept(acceptance(sent, hash, deliveries));
        if (outcome instanceof Acceptance.Outcome.Stored stored) {
            tell(sent.addressed(), stored.acknowledged().id(), deliveries);
        } else {
            sent.addressed().call().staging().discard();
        }
        return Remembering.answer(outcome, sent.reference(), hash, false);
    }

    private void tell(Addressed addressed, UUID id, List<Acceptance.Planned> deliveries) {
        try (LogFields.Scope scope = LogFields.of(id)) {
            log.info(
                    "Accepted a message of {} to {}",
                    addressed.sender().name(),
                    addressed.about().portal());
            waking.wake(dms(deliveries));
        }
    }

    private static Set<String> dms(List<Acceptance.Planned> deliveries) {
        return deliveries.stream()
                .filter(planned -> planned.chain() == 0)
                .map(Acceptance.Planned::target)
                .collect(Collectors.toSet());
    }

    private Acceptance acceptance(SentMessage sent, String hash, List<Acceptance.Planned> deliveries) {
        Addressed to = sent.addressed();
        Cases.Answerable about = to.about();
        return new Acceptance(
                to.call().staging().key(),
                to.call().receivedAt(),
                about.portal(),
                sent.reference(),
                about.caseReference(),
                about.service(),
                about.serviceKey(),
                about.servicePin(),
                about.variant(),
                about.tenant(),
                about.filing(),
                about.area(),
                about.test(),
                Optional.empty(),
                hash,
                sent.canonical(),
                Optional.of(MessageDocument.of(sent)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                deliveries,
                sent.attachments().stream().map(SentAttachment::stored).toList(),
                acknowledgement(sent, hash),
                Optional.of(new Acceptance.Answers(to.sender().name(), about.caseId(), about.submission())));
    }

    private String acknowledgement(SentMessage sent, String hash) {
        Addressed to = sent.addressed();
        Cases.Answerable about = to.about();
        Acknowledgements.Statement statement = new Acknowledgements.Statement(
                to.call().staging().key().owner(),
                about.portal(),
                sent.reference(),
                to.call().receivedAt(),
                hash,
                about.serviceKey(),
                about.tenant(),
                about.test());
        return acknowledgements.sign(statement, about.caseId(), to.sender().name());
    }
}
