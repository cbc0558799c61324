package de.stellwerk.routes.intake;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.ledger.Acceptance;
import de.stellwerk.routes.ledger.Acceptances;
import de.stellwerk.routes.ledger.Filing;
import de.stellwerk.routes.ledger.Owed;
import de.stellwerk.routes.ledger.Waking;
import de.stellwerk.routes.telemetry.LogFields;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Signs the acknowledgement and has everything stored in one commit; then tells who delivers. */
@Component
final class Accepting {

    private static final Logger log = LoggerFactory.getLogger(Accepting.class);

    private final Acknowledgements acknowledgements;
    private final Acceptances ledger;
    private final Waking waking;

    Accepting(Acknowledgements acknowledgements, Acceptances ledger, Waking waking) {
        this.acknowledgements = acknowledgements;
        this.ledger = ledger;
        this.waking = waking;
    }

    public Answer accept(Priced priced) {
        Mapped mapped = priced.mapped();
        Authorised submission = mapped.submission();
        String hash = submission.sent().contentHash();
        String reference = submission.sent().reference().orElseThrow();
        Acceptance.Outcome outcome = ledger.accept(acceptance(priced, reference, hash));
        if (outcome instanceof Acceptance.Outcome.Stored stored) {
            tell(priced, stored);
        } else {
            submission.call().staging().discard();
        }
        return Remembering.answer(outcome, reference, hash, priced.owed().isPresent());
    }

    private void tell(Priced priced, Acceptance.Outcome.Stored stored) {
        Mapped mapped = priced.mapped();
        Authorised submission = mapped.submission();
        try (LogFields.Scope scope = LogFields.of(stored.acknowledged().id())) {
            log.info(
                    "Accepted {} for {}{}",
                    submission.service().id(),
                    submission.tenant().id(),
                    mapped.fault().map(code -> ", not mapped: " + code).orElse(""));
            if (mapped.fault().isEmpty()
                    && priced.owed().filter(Owed::withholds).isEmpty()) {
                waking.wake(heads(submission));
            }
        }
    }

    private static Set<String> heads(Authorised submission) {
        return submission.deliveries().stream()
                .filter(planned -> planned.position() == 0)
                .map(Acceptance.Planned::target)
                .collect(Collectors.toSet());
    }

    private static Filing filing(Authorised a) {
        String id = a.service().id();
        return new Filing(
                new Delivery.Service(
                        a.serviceKey(), Service.urn(a.serviceKey()), a.service().name()),
                new Delivery.Tenant(
                        a.tenant().area().ars(),
                        a.tenant().name(),
                        a.tenant().services().get(id).aktenplan()));
    }

    private Acceptance acceptance(Priced priced, String reference, String hash) {
        Mapped mapped = priced.mapped();
        Authorised a = mapped.submission();
        Sent sent = a.sent();
        return new Acceptance(
                a.call().staging().key(),
                a.call().receivedAt(),
                a.portal().id(),
                reference,
                sent.caseReference(),
                a.service().id(),
                a.serviceKey(),
                a.service().pin(),
                a.variant().name(),
                a.tenant().id(),
                filing(a),
                a.area().ars(),
                sent.test(),
                sent.returnUrl(),
                hash,
                sent.canonical(),
                mapped.antrag(),
                mapped.fault(),
                priced.owed(),
                priced.paidAntrag(),
                a.deliveries(),
                sent.attachments().stream().map(SentAttachment::stored).toList(),
                acknowledgements.sign(new Acknowledgements.Statement(
                        a.call().staging().key().owner(),
                        a.portal().id(),
                        reference,
                        a.call().receivedAt(),
                        hash,
                        a.serviceKey(),
                        a.tenant().id(),
                        sent.test())),
                Optional.empty());
    }
}
