package de.stellwerk.routes.delivery;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import de.stellwerk.routes.catalog.BoundTarget;
import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.PayloadStylesheet;
import de.stellwerk.routes.failure.RetrySettings;
import de.stellwerk.routes.mapping.MappingFailed;
import de.stellwerk.routes.mapping.PayloadMapping;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The targets and portals as the catalogue in force binds them; each payload stylesheet is compiled once. */
@Component
final class CatalogTargets implements AttachedTargets {

    private final Catalogs catalogs;
    private final PortalTargets portals;
    private final Map<String, PayloadMapping> compiled = new ConcurrentHashMap<>();

    CatalogTargets(Catalogs catalogs, PortalTargets portals) {
        this.catalogs = catalogs;
        this.portals = portals;
    }

    @Override
    public Optional<AttachedTarget> named(String target) {
        Catalog catalog = catalogs.current();
        Optional<AttachedTarget> bound = catalog.target(target).map(Attached::new);
        return bound.or(
                () -> Optional.ofNullable(catalog.callbacks().get(target)).map(portals::of));
    }

    private PayloadMapping compiled(PayloadStylesheet stylesheet) {
        return compiled.computeIfAbsent(
                stylesheet.hash(),
                hash -> PayloadMapping.compile(
                        stylesheet.place(), stylesheet.text().getBytes(StandardCharsets.UTF_8), Map.of()));
    }

    private final class Attached implements AttachedTarget {
        private final BoundTarget bound;

        Attached(BoundTarget bound) {
            this.bound = bound;
        }

        @Override
        public String name() {
            return bound.name();
        }

        @Override
        public boolean production() {
            return bound.target().production();
        }

        @Override
        public int concurrency() {
            return bound.target().limits().concurrency();
        }

        @Override
        public int perSecond() {
            return bound.target().limits().perSecond();
        }

        @Override
        public int drainPerSecond() {
            return bound.target().limits().drainPerSecond();
        }

        @Override
        public RetrySettings retry() {
            var retry = bound.target().retry();
            return new RetrySettings(retry.attempts(), retry.first(), retry.max());
        }

        @Override
        public Receipt deliver(Delivery delivery, Steps steps) throws DeliveryFailure {
            return bound.deliver(delivery, steps);
        }

        @Override
        public void check() throws DeliveryFailure {
            bound.check();
        }

        @Override
        public boolean takesMessages() {
            return bound.takesMessages();
        }

        @Override
        public boolean recognisesRepeats() {
            return bound.recognisesRepeats();
        }

        @Override
        public byte[] payload(byte[] antrag) throws MappingFault {
            if (bound.payload().isEmpty()) {
                return antrag.clone();
            }
            try {
                return compiled(bound.payload().get()).apply(antrag);
            } catch (MappingFailed e) {
                throw MappingFault.of(e);
            }
        }
    }
}
