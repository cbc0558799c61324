package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.CompiledForms;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.Tenant;
import de.stellwerk.routes.delivery.MapAgain;
import de.stellwerk.routes.delivery.MappingFault;
import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.StoredAttachment;
import de.stellwerk.routes.mapping.Eingang;
import de.stellwerk.routes.mapping.MappingFailed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Maps stored forms as the catalogue in force says. */
@Component
final class MappingAgain implements MapAgain {

    private final Catalogs catalogs;
    private final CompiledForms<CompiledForm> forms;

    MappingAgain(Catalogs catalogs, CompiledForms<CompiledForm> forms) {
        this.catalogs = catalogs;
        this.forms = forms;
    }

    @Override
    public Mapped map(Claim claim, byte[] stored, List<StoredAttachment> attachments) throws MappingFault {
        Catalog catalog = catalogs.current();
        Service service = found(catalog.services().get(claim.service()), "service-gone");
        Tenant tenant = found(catalog.tenants().get(claim.tenant()), "tenant-gone");
        Service.Variant variant = found(service.variants().get(claim.variant()), "variant-gone");
        CompiledForm compiled = forms.of(service, variant);
        Form kept = IntakeFormat.of(variant.format()).kept(stored);
        Eingang.Form form =
                compiled.check(kept).form().orElseThrow(() -> new MappingFault("form-no-longer-valid", null));
        try {
            byte[] antrag =
                    compiled.mapping().toAntrag(eingang(claim, service, tenant, attachments, form, kept.sentAt()));
            return new Mapped(antrag, service.pin());
        } catch (MappingFailed e) {
            throw MappingFault.of(e);
        }
    }

    private static <T> T found(T inForce, String otherwise) throws MappingFault {
        if (inForce == null) {
            throw new MappingFault(otherwise, null);
        }
        return inForce;
    }

    private static Eingang eingang(
            Claim claim,
            Service service,
            Tenant tenant,
            List<StoredAttachment> attachments,
            Eingang.Form form,
            Optional<Instant> sentAt) {
        return new Eingang(
                claim.submission(),
                claim.receivedAt(),
                sentAt,
                claim.test(),
                claim.portal(),
                claim.reference(),
                claim.caseReference(),
                new Eingang.Service(claim.serviceKey(), service.name(), service.fim()),
                new Eingang.Tenant(tenant.area().ars(), tenant.name()),
                claim.area(),
                attachments.stream()
                        .map(a -> new Eingang.Attachment(
                                a.id(), a.name(), a.purpose(), a.mediaType(), a.size(), a.sha512()))
                        .toList(),
                form);
    }
}
