package de.stellwerk.routes.catalog;

import java.time.Duration;
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
     * @param fees what it costs
     * @param collecting how that is collected, where it is paid before delivery
     */
    public record Offer(String aktenplan, Map<String, String> roles, Fees fees, Optional<Collecting> collecting) {}

    /**
     * How fees are collected.
     *
     * @param provider the target that is the payment provider
     * @param purpose for the bank statement
     * @param unpaidAfter when a submission is closed if nobody pays
     * @param kassenzeichenLength how many characters the provider's Kassenzeichen have at most
     */
    public record Collecting(String provider, StatementText purpose, Duration unpaidAfter, int kassenzeichenLength) {}
}
