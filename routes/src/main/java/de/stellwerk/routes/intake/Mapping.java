package de.stellwerk.routes.intake;

import de.stellwerk.routes.delivery.MappingFault;
import de.stellwerk.routes.ledger.StoredAttachment;
import de.stellwerk.routes.mapping.Eingang;
import de.stellwerk.routes.mapping.MappingFailed;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the Antrag document. Where a valid form cannot be mapped, the fault is ours and the submission is taken all the same. */
@Component
final class Mapping {

    private static final Logger log = LoggerFactory.getLogger(Mapping.class);

    public Mapped map(Valid valid) {
        try {
            byte[] antrag = valid.compiled().mapping().toAntrag(eingang(valid));
            return new Mapped(valid.submission(), Optional.of(antrag), Optional.empty());
        } catch (MappingFailed e) {
            log.warn(
                    "The mapping of {} failed: {} at {}",
                    valid.submission().service().id(),
                    e.code(),
                    e.place());
            return new Mapped(valid.submission(), Optional.empty(), Optional.of(MappingFault.code(e.code())));
        }
    }

    private static Eingang eingang(Valid valid) {
        Authorised a = valid.submission();
        return new Eingang(
                a.call().staging().key().owner(),
                a.call().receivedAt(),
                a.sent().form().sentAt(),
                a.sent().test(),
                a.portal().id(),
                a.sent().reference().orElseThrow(),
                a.sent().caseReference(),
                new Eingang.Service(
                        a.serviceKey(), a.service().name(), a.service().fim()),
                new Eingang.Tenant(a.tenant().area().ars(), a.tenant().name()),
                a.area().ars(),
                a.sent().attachments().stream().map(Mapping::attachment).toList(),
                valid.form());
    }

    private static Eingang.Attachment attachment(SentAttachment sent) {
        StoredAttachment a = sent.stored();
        return new Eingang.Attachment(a.id(), a.name(), a.purpose(), a.mediaType(), a.size(), a.sha512());
    }
}
