package de.stellwerk.routes.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the portal that holds an API key. Looked up is the SHA-256, whose digits nobody can steer, and what is found is
 * compared in constant time.
 */
final class KeyIndex {

    private final Map<String, Holder> byHash = new HashMap<>();

    KeyIndex(Collection<Portal> portals) {
        portals.forEach(portal -> portal.keys().forEach(key -> byHash.put(key.sha256(), new Holder(portal, key))));
    }

    Optional<Portal> holder(String apiKey, boolean fromLoopback) {
        String hash = Hash.of(apiKey.getBytes(StandardCharsets.UTF_8));
        return Optional.ofNullable(byHash.get(hash))
                .filter(holder -> same(holder.key().sha256(), hash))
                .filter(holder -> fromLoopback || !holder.key().loopback())
                .map(Holder::portal);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private record Holder(Portal portal, Portal.ApiKey key) {}
}
