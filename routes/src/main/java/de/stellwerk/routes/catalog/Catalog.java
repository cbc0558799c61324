package de.stellwerk.routes.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * One accepted version of the catalogue; immutable, safe for all threads, each lookup a few hash look-ups.
 *
 * <p>Two calls to {@link Catalogs#current()} may give different versions: who needs several answers about one submission
 * takes them from one catalogue.
 */
public final class Catalog {

    private final String version;
    private final Map<String, Service> services;
    private final Map<String, Tenant> tenants;
    private final Map<String, Portal> portals;
    private final Map<String, BoundTarget> targets;
    private final ServiceIndex serviceIndex;
    private final AreaIndex areaIndex;
    private final Map<String, Callback> callbacks;
    private final KeyIndex<Portal> keyIndex;
    private final KeyIndex<BoundTarget> targetKeys;

    Catalog(
            String version,
            Map<String, Service> services,
            Map<String, Tenant> tenants,
            Map<String, Portal> portals,
            Map<String, BoundTarget> targets) {
        this.version = version;
        this.services = Map.copyOf(services);
        this.tenants = Map.copyOf(tenants);
        this.portals = Map.copyOf(portals);
        this.targets = Map.copyOf(targets);
        this.serviceIndex = new ServiceIndex(this.services.values());
        this.areaIndex = new AreaIndex(this.tenants.values());
        this.callbacks = Callback.ofAll(this.portals.values());
        this.keyIndex = new KeyIndex<>(this.portals.values(), Portal::keys);
        this.targetKeys = new KeyIndex<>(
                this.targets.values(), bound -> bound.target().inbound().keys());
    }

    /** The content hash over all files: SHA-256, hex. */
    public String version() {
        return version;
    }

    /** By the id of its folder. */
    public Map<String, Service> services() {
        return services;
    }

    public Map<String, Tenant> tenants() {
        return tenants;
    }

    public Map<String, Portal> portals() {
        return portals;
    }

    public Map<String, BoundTarget> targets() {
        return targets;
    }

    /** By any of its Leistungsschlüssel (14 digits) or its URN. */
    public Optional<Service> service(String keyOrUrn) {
        return serviceIndex.byKey(keyOrUrn);
    }

    /** The service that has a variant for XML messages with this root element. */
    public Optional<Service> service(QName root) {
        return serviceIndex.byRoot(root);
    }

    /** Who is competent for a service in an area, on the level that the service says, and offers it. */
    public Optional<Tenant> competent(Service service, Area area) {
        return areaIndex.competent(service.competent(), area).filter(tenant -> tenant.services()
                .containsKey(service.id()));
    }

    /** The portal that holds this API key; keys for loopback only are unknown to everybody else. */
    public Optional<Portal> portal(String apiKey, boolean fromLoopback) {
        return keyIndex.holder(apiKey, fromLoopback);
    }

    /** The target that holds this API key, by which it answers. */
    public Optional<BoundTarget> answering(String apiKey, boolean fromLoopback) {
        return targetKeys.holder(apiKey, fromLoopback);
    }

    public Optional<BoundTarget> target(String name) {
        return Optional.ofNullable(targets.get(name));
    }

    /** Where portals are told, by the names under which the hub delivers there. */
    public Map<String, Callback> callbacks() {
        return callbacks;
    }

    /**
     * Where a service of a tenant is delivered: inner lists in order, outer lists independent of each other. A target that
     * takes several roles of one list gets the submission once, in the first of them.
     */
    public List<List<Link>> chain(Service service, Tenant tenant) {
        return service.deliver().stream()
                .map(roles -> chain(roles, service, tenant))
                .toList();
    }

    private static List<Link> chain(List<String> roles, Service service, Tenant tenant) {
        Map<String, Link> links = new LinkedHashMap<>();
        for (String role : roles) {
            String target = tenant.target(service.id(), role).orElseThrow();
            links.putIfAbsent(target, new Link(role, target));
        }
        return List.copyOf(links.values());
    }

    /** One link of a chain: a role and the target that takes it. */
    public record Link(String role, String target) {}
}
