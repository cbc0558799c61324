package de.stellwerk.console;

import de.stellwerk.routes.ledger.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the operations API. With none configured nobody can.
 *
 * @param operators each with its own token
 */
@ConfigurationProperties("stellwerk")
public record OperatorsSettings(@DefaultValue List<Entry> operators) {

    public OperatorsSettings {
        operators = List.copyOf(operators);
        List<String> defects = defects(operators);
        if (!defects.isEmpty()) {
            throw new IllegalArgumentException("stellwerk.operators: " + String.join("; ", defects));
        }
    }

    /**
     * One operator.
     *
     * @param name as it stands in the audit log
     * @param tokenSha256 hex of the SHA-256 of the bearer token; the token itself stands nowhere
     * @param rights of {@code metadata, payload, replay, archive, targets, payments, audit, accounts}
     * @param tenants ids of tenants, or {@code *} for all
     * @param targets names of targets, or {@code *} for all
     * @param loopback whether the token is good from loopback addresses only
     */
    public record Entry(
            String name,
            String tokenSha256,
            @DefaultValue Set<Right> rights,
            @DefaultValue Set<String> tenants,
            @DefaultValue(Scope.ALL) Set<String> targets,
            @DefaultValue("false") boolean loopback) {}

    private static List<String> defects(List<Entry> operators) {
        List<String> defects = new ArrayList<>();
        Set<String> names = new HashSet<>();
        IntStream.range(0, operators.size()).forEach(i -> {
            Entry entry = operators.get(i);
            String place = "[" + i + "] ";
            check(
                    entry.name() != null && entry.name().matches("[\\p{L}\\p{N} ._@-]{1,80}"),
                    place + "needs a name",
                    defects);
            check(names.add(entry.name()), place + "has the name of another", defects);
            check(
                    entry.tokenSha256() != null && entry.tokenSha256().matches("[0-9a-fA-F]{64}"),
                    place + "needs token-sha256, 64 hex digits",
                    defects);
            check(!entry.rights().isEmpty(), place + "needs rights", defects);
            check(!entry.tenants().isEmpty(), place + "needs tenants", defects);
            check(!entry.targets().isEmpty(), place + "needs targets", defects);
        });
        return defects;
    }

    private static void check(boolean well, String defect, List<String> defects) {
        if (!well) {
            defects.add(defect);
        }
    }
}
