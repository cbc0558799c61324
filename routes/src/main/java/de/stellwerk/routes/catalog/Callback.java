package de.stellwerk.routes.catalog;

import de.stellwerk.adapter.Secret;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a portal is told what becomes of its submissions.
 *
 * @param url https, or http on this machine
 * @param secret under which what is sent is authenticated
 * @param privateNetwork whether the address may lead into a private network or to this machine
 * @param attempts how often the portal is told the same; the last one's failure makes a dead letter
 * @param concurrency how many submissions it is told of at once, over all hubs
 */
public record Callback(String portal, URI url, Secret secret, boolean privateNetwork, int attempts, int concurrency) {

    private static final String PREFIX = "callback-";

    /** The name under which the hub delivers there. */
    public String target() {
        return PREFIX + portal;
    }

    /** The portal that is told under this name, if it is such a name. */
    static Optional<String> portalOf(String target) {
        return target.startsWith(PREFIX) ? Optional.of(target.substring(PREFIX.length())) : Optional.empty();
    }

    static Map<String, Callback> ofAll(Collection<Portal> portals) {
        return portals.stream()
                .flatMap(portal -> portal.callback().stream())
                .collect(Collectors.toUnmodifiableMap(Callback::target, callback -> callback));
    }
}
