package de.stellwerk.routes.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conditions of a query that are there only when somebody asked for them. Values are always parameters. */
final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new LinkedHashMap<>();

    Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** @param condition names the parameter {@code :name} */
    Where and(String condition, String name, Object value) {
        params.put(name, value);
        return and(condition);
    }

    Where and(String condition, String name, Optional<?> value) {
        value.ifPresent(present -> and(condition, name, present));
        return this;
    }

    Where within(Scope scope, String tenantColumn) {
        return scope.everywhere()
                ? this
                : and(tenantColumn + " = ANY(:scope)", "scope", scope.tenants().toArray(String[]::new));
    }

    String text() {
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    Map<String, Object> params() {
        return params;
    }
}
