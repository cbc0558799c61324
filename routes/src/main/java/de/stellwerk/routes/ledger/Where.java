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

    /** Deliveries in scope. */
    Where within(Scope scope, String tenantColumn, String targetColumn) {
        return ofTenants(scope, tenantColumn).atTargets(scope, targetColumn + " = ANY(:scopeTargets)");
    }

    /** Submissions in scope, and what belongs to one; what belongs to none is inside only where everything is. */
    Where withinSubmissions(Scope scope, String tenantColumn, String submissionColumn) {
        return ofTenants(scope, tenantColumn)
                .atTargets(
                        scope,
                        "EXISTS (SELECT FROM delivery inside WHERE inside.submission_id = " + submissionColumn
                                + " AND inside.target = ANY(:scopeTargets))");
    }

    private Where ofTenants(Scope scope, String column) {
        return scope.allTenants()
                ? this
                : and(column + " = ANY(:scope)", "scope", scope.tenants().toArray(String[]::new));
    }

    private Where atTargets(Scope scope, String condition) {
        return scope.allTargets()
                ? this
                : and(condition, "scopeTargets", scope.targets().toArray(String[]::new));
    }

    String text() {
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    Map<String, Object> params() {
        return params;
    }
}
