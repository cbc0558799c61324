package de.stellwerk.routes.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds who holds an API key, a portal or a target. Looked up is the SHA-256, whose digits nobody can steer, and what is found is
 * compared in constant time.
 */
final class KeyIndex<T> {

    private final Map<String, Holder<T>> byHash = new HashMap<>();

    KeyIndex(Collection<T> holders, Function<T, List<Portal.ApiKey>> keys) {
        holders.forEach(
                holder -> keys.apply(holder).forEach(key -> byHash.put(key.sha256(), new Holder<>(holder, key))));
    }

    Optional<T> holder(String apiKey, boolean fromLoopback) {
        String hash = Hash.of(apiKey.getBytes(StandardCharsets.UTF_8));
        return Optional.ofNullable(byHash.get(hash))
                .filter(holder -> same(holder.key().sha256(), hash))
                .filter(holder -> fromLoopback || !holder.key().loopback())
                .map(Holder::who);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private record Holder<T>(T who, Portal.ApiKey key) {}
}
