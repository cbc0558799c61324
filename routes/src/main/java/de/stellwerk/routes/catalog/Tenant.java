package de.stellwerk.routes.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * An authority on whose behalf the hub acts.
 *
 * @param id the name of its file
 * @param area its ARS; a Kreis or kreisfreie Stadt covers everything inside, a Gemeinde itself
 * @param roles which target takes a role where the service's own binding says nothing
 * @param services what it offers, by the service's id
 */
public record Tenant(
        String id, String name, Area area, Level level, Map<String, String> roles, Map<String, Offer> services) {

    /** The target that takes a role for a service. */
    public Optional<String> target(String service, String role) {
        Offer offer = services.get(service);
        return Optional.ofNullable(offer).map(own -> own.roles().getOrDefault(role, roles.get(role)));
    }

    /**
     * One service as this tenant offers it.
     *
     * @param aktenplan the path in its Aktenplan, segments separated by "/"
     */
    public record Offer(String aktenplan, Map<String, String> roles) {}
}
