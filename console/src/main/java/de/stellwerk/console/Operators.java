package de.stellwerk.console;

import de.stellwerk.routes.ledger.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Knows operators by their tokens. Every lookup compares all of them, each in constant time. */
@Component
final class Operators {

    private record Known(byte[] tokenHash, boolean loopbackOnly, Operator operator) {}

    private final List<Known> known;

    Operators(OperatorsSettings settings) {
        known = settings.operators().stream().map(Operators::known).toList();
    }

    private static Known known(OperatorsSettings.Entry entry) {
        return new Known(
                HexFormat.of().parseHex(entry.tokenSha256()),
                entry.loopback(),
                new Operator(entry.name(), Set.copyOf(entry.rights()), Scope.of(entry.tenants(), entry.targets())));
    }

    boolean isName(String name) {
        return known.stream().anyMatch(one -> one.operator().name().equalsIgnoreCase(name));
    }

    /** Whose token this is, if it is good from where it came. */
    Optional<Operator> holding(String token, boolean fromLoopback) {
        byte[] hash = sha256(token);
        Optional<Operator> found = Optional.empty();
        for (Known one : known) {
            boolean same = MessageDigest.isEqual(one.tokenHash(), hash);
            if (same && (fromLoopback || !one.loopbackOnly())) {
                found = Optional.of(one.operator());
            }
        }
        return found;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
