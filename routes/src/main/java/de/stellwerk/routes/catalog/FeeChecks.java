package de.stellwerk.routes.catalog;

import de.stellwerk.schemas.AntragFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Finds fees that nobody could compute or collect: every golden example of a service must be computable at every tenant. What the
 * examples say is kept by the service's content hash. One thread at a time.
 */
final class FeeChecks {

    private static final Instant RECEIVED_AT = Instant.parse("2026-11-22T10:15:30Z");
    private static final UUID SUBMISSION = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private record Checked(String pin, Fees fees) {}

    private Map<String, List<Map<String, List<String>>>> examples = new HashMap<>();
    private Map<Checked, Optional<String>> outcomes = new HashMap<>();

    List<Defect> of(Draft draft) {
        Run run = new Run(draft);
        draft.services().values().forEach(read -> read.value().ifPresent(service -> run.checkService(read, service)));
        draft.tenants().values().forEach(read -> read.value().ifPresent(tenant -> run.checkTenant(read, tenant)));
        examples = run.examples;
        outcomes = run.outcomes;
        return run.defects;
    }

    private final class Run {
        private final Draft draft;
        private final List<Defect> defects = new ArrayList<>();
        private final Map<String, List<Map<String, List<String>>>> examples = new HashMap<>();
        private final Map<Checked, Optional<String>> outcomes = new HashMap<>();

        private final Set<String> providers = new TreeSet<>();

        Run(Draft draft) {
            this.draft = draft;
            draft.targets().forEach((name, target) -> {
                if (target.value().map(BoundTarget::isPaymentProvider).orElse(true)) {
                    providers.add(name);
                }
            });
        }

        void checkService(Read<Service> read, Service service) {
            service.amountField()
                    .filter(field -> !known(read).contains(field))
                    .ifPresent(
                            field -> defects.add(read.defect(unknown(field, known(read)), "payment", "amount-field")));
        }

        void checkTenant(Read<Tenant> read, Tenant tenant) {
            tenant.services().forEach((id, offer) -> Optional.ofNullable(
                            draft.services().get(id))
                    .ifPresent(service -> service.value().ifPresent(found -> check(read, service, found, offer))));
        }

        private void check(Read<Tenant> read, Read<Service> service, Service found, Tenant.Offer offer) {
            offer.collecting().ifPresent(collecting -> checkProvider(read, found, collecting));
            if (offer.fees().fees().isEmpty()) {
                return;
            }
            if (found.payment() == PaymentPolicy.BEFORE_DELIVERY
                    && offer.collecting().isEmpty()) {
                refuse(read, found, "is paid before delivery, and 'payment' does not say to whom");
            }
            if (found.payment() == PaymentPolicy.NONE) {
                refuse(read, found, "costs nothing, as its 'payment' says, and has fees here");
            }
            outcome(service, offer.fees()).ifPresent(defect -> refuse(read, found, defect));
        }

        private void checkProvider(Read<Tenant> read, Service service, Tenant.Collecting collecting) {
            if (!providers.contains(collecting.provider())) {
                defects.add(read.defect(
                        "there is no payment provider '" + collecting.provider() + "'"
                                + Nearest.suggestion(collecting.provider(), providers),
                        "services",
                        service.id(),
                        "payment",
                        "provider"));
            }
        }

        private void refuse(Read<Tenant> read, Service service, String text) {
            defects.add(read.defect("the service '" + service.id() + "' " + text, "services", service.id()));
        }

        private Optional<String> outcome(Read<Service> service, Fees fees) {
            Checked checked = new Checked(service.hash(), fees);
            return outcomes.computeIfAbsent(checked, key -> Optional.ofNullable(FeeChecks.this.outcomes.get(key))
                    .orElseGet(() -> computed(service, fees)));
        }

        private Optional<String> computed(Read<Service> service, Fees fees) {
            Set<String> known = known(service);
            Optional<String> unknown = fees.fields().stream()
                    .filter(field -> !known.contains(field))
                    .findFirst();
            if (unknown.isPresent()) {
                return unknown.map(field -> "has fees here, and " + unknown(field, known));
            }
            try {
                examples(service).forEach(fields -> fees.charge(fields, RECEIVED_AT, SUBMISSION));
                return Optional.empty();
            } catch (FeesNotComputable e) {
                return Optional.of("has fees here that cannot be computed for one of its examples: " + e.code());
            }
        }

        private static String unknown(String field, Set<String> known) {
            return "no example has a field '" + field + "'" + Nearest.suggestion(field, known);
        }

        private Set<String> known(Read<Service> service) {
            Set<String> known = new TreeSet<>();
            examples(service).forEach(fields -> known.addAll(fields.keySet()));
            return known;
        }

        private List<Map<String, List<String>>> examples(Read<Service> service) {
            return examples.computeIfAbsent(service.hash(), pin -> Optional.ofNullable(FeeChecks.this.examples.get(pin))
                    .orElseGet(() -> read(service)));
        }

        private static List<Map<String, List<String>>> read(Read<Service> service) {
            List<Map<String, List<String>>> read = new ArrayList<>();
            for (CatalogFile file : service.unit().files().values()) {
                if (file.path().startsWith(service.unit().folder() + "examples/")
                        && file.path().endsWith("/antrag.xml")) {
                    fields(file).ifPresent(read::add);
                }
            }
            return read;
        }

        /** That an example is broken is somebody else's word. */
        private static Optional<Map<String, List<String>>> fields(CatalogFile file) {
            try {
                return Optional.of(AntragFields.of(file.bytes()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
