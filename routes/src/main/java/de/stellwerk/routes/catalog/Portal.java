package de.stellwerk.routes.catalog;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A platform that sends.
 *
 * @param returnUrls the addresses a submission's return URL may begin with
 * @param callback where it is told what becomes of its submissions; a portal without one asks
 * @param channels on which it sends beside HTTP
 */
public record Portal(
        String id,
        String name,
        PortalFormat format,
        List<ApiKey> keys,
        List<Grant> may,
        List<String> returnUrls,
        Limits limits,
        Addresses addresses,
        Optional<Callback> callback,
        Channels channels) {

    /** Whether it may send this service on behalf of this tenant. */
    public boolean may(Service service, Tenant tenant) {
        return may.stream()
                .anyMatch(grant ->
                        Grant.names(grant.services(), service.id()) && Grant.names(grant.tenants(), tenant.id()));
    }

    /** Whether it may send anything on behalf of this tenant. */
    public boolean sendsFor(Tenant tenant) {
        return may.stream().anyMatch(grant -> Grant.names(grant.tenants(), tenant.id()));
    }

    /** Whether people may be sent back there. */
    public boolean mayReturnTo(URI url) {
        String plain = url.normalize().toString();
        return url.getRawUserInfo() == null && returnUrls.stream().anyMatch(plain::startsWith);
    }

    /**
     * A key by which the portal is known; only its hash is kept.
     *
     * @param sha256 the SHA-256 of the key's UTF-8 bytes, lower-case hex
     * @param loopback good for requests from loopback addresses only
     */
    public record ApiKey(String id, String sha256, boolean loopback) {}

    /** Every named service for every named tenant; {@code *} names all. */
    public record Grant(Set<String> services, Set<String> tenants) {
        static final String ALL = "*";

        private static boolean names(Set<String> ids, String id) {
            return ids.contains(ALL) || ids.contains(id);
        }
    }

    /**
     * What its own words mean here.
     *
     * @param areas its ids of authorities, each with the ARS, AGS or Kreis it stands for
     * @param forms its Formularnummern
     */
    public record Addresses(Map<String, String> areas, Map<String, FormAddress> forms) {

        public static final Addresses NONE = new Addresses(Map.of(), Map.of());

        /** The area that the portal means: one that is written as such, or one of its own ids. */
        public Optional<String> area(String written) {
            return Area.of(written).isPresent() ? Optional.of(written) : Optional.ofNullable(areas.get(written));
        }
    }

    /** The Leistungsschlüssel and the area that a form is for. */
    public record FormAddress(String service, String area) {}

    /** How much it may send. */
    public record Limits(int perMinute) {}
}
