package de.stellwerk.routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What operators see of targets and do to them. A target is visible to whoever may see one of its tenants, and changed only by
 * whoever may see all of them; figures count only what is in scope.
 */
@Component
public final class TargetOperations {

    private final JdbcClient sql;
    private final Commits commits;
    private final Targets targets;
    private final TargetHealth health;
    private final Audit audit;
    private final Waking waking;

    TargetOperations(
            JdbcClient sql, Commits commits, Targets targets, TargetHealth health, Audit audit, Waking waking) {
        this.sql = sql;
        this.commits = commits;
        this.targets = targets;
        this.health = health;
        this.audit = audit;
        this.waking = waking;
    }

    /**
     * A target as it stands.
     *
     * @param state {@code paused} (by an operator), {@code parked} (by the hub, until a probe finds it well) or {@code open}
     * @param failureClass why it is parked
     * @param draining whether it works off at its lower rate what had gathered
     * @param backlog deliveries that are due or will be tried again
     * @param chained deliveries that wait for another target first
     * @param oldestDueAt since when the oldest of the backlog is due
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TargetView(
            String name,
            String state,
            Instant pausedAt,
            Instant parkedAt,
            String failureClass,
            String code,
            Instant nextProbeAt,
            int probes,
            boolean draining,
            long backlog,
            long chained,
            long inFlight,
            long dead,
            Instant oldestDueAt) {}

    /** What became of an operator's wish for a target. */
    public enum Change {
        DONE,
        /** It was so already. */
        NOTHING_TO_DO,
        /** The operator may not change this target: other tenants use it too. */
        NOT_ALLOWED,
        NOT_FOUND
    }

    public List<TargetView> list(Scope scope) {
        return views(scope, new Where()).stream()
                .filter(target -> isVisible(scope, target.name()))
                .toList();
    }

    public Optional<TargetView> find(Scope scope, String name) {
        return isVisible(scope, name)
                ? views(scope, new Where().and("n.name = :name", "name", name)).stream()
                        .findFirst()
                : Optional.empty();
    }

    boolean isVisible(Scope scope, String target) {
        return scope.holdsTarget(target)
                && (scope.allTenants() || health.tenantsOf(target).stream().anyMatch(scope.tenants()::contains));
    }

    private boolean isChangeable(Scope scope, String target) {
        return scope.holdsTarget(target) && scope.holds(health.tenantsOf(target));
    }

    private List<TargetView> views(Scope scope, Where which) {
        Where counted = new Where()
                .and("d.state IN ('chained', 'due', 'claimed', 'dead')")
                .within(scope, "s.tenant", "d.target");
        return sql.sql("""
                        SELECT n.name, t.paused_at, t.parked_at, t.park_class, t.park_code, t.probe_at, t.probes, t.draining,
                               coalesce(c.due, 0) AS due, coalesce(c.chained, 0) AS chained,
                               coalesce(c.claimed, 0) AS claimed, coalesce(c.dead, 0) AS dead, c.oldest
                        FROM (SELECT name FROM target UNION SELECT unnest(:names)) n (name)
                        LEFT JOIN target t ON t.name = n.name
                        LEFT JOIN (
                            SELECT d.target, count(*) FILTER (WHERE d.state = 'due') AS due,
                                   count(*) FILTER (WHERE d.state = 'chained') AS chained,
                                   count(*) FILTER (WHERE d.state = 'claimed') AS claimed,
                                   count(*) FILTER (WHERE d.state = 'dead') AS dead,
                                   min(d.due_at) FILTER (WHERE d.state = 'due') AS oldest
                            FROM delivery d JOIN submission s ON s.id = d.submission_id WHERE %s GROUP BY d.target) c
                            ON c.target = n.name
                        WHERE %s ORDER BY n.name
                        """.formatted(counted.text(), which.text()))
                .params(counted.params())
                .params(which.params())
                .param("names", health.names().toArray(String[]::new))
                .query((row, n) -> view(row))
                .list();
    }

    private static TargetView view(ResultSet row) throws SQLException {
        Instant pausedAt = DeadLetterPile.instant(row, "paused_at");
        Instant parkedAt = DeadLetterPile.instant(row, "parked_at");
        return new TargetView(
                row.getString("name"),
                pausedAt != null ? "paused" : parkedAt != null ? "parked" : "open",
                pausedAt,
                parkedAt,
                row.getString("park_class"),
                row.getString("park_code"),
                DeadLetterPile.instant(row, "probe_at"),
                row.getInt("probes"),
                row.getBoolean("draining"),
                row.getLong("due"),
                row.getLong("chained"),
                row.getLong("claimed"),
                row.getLong("dead"),
                DeadLetterPile.instant(row, "oldest"));
    }

    /** Nothing is sent to the target until it is resumed; what is under way ends. */
    public Change pause(Act act, String target) {
        return changed(act, target, "pause", () -> targets.pause(target));
    }

    public Change resume(Act act, String target) {
        Change change = changed(act, target, "resume", () -> targets.resume(target));
        if (change == Change.DONE) {
            waking.wake(List.of(target));
        }
        return change;
    }

    /**
     * Asks the target how it is. A parked target that is well opens at once, if the operator may change it. Empty when it is not
     * to be seen.
     */
    public Optional<TargetHealth.Health> check(Act act, String target) {
        if (!isVisible(act.scope(), target)) {
            return Optional.empty();
        }
        Optional<TargetHealth.Health> answer = health.check(target);
        answer.ifPresent(found -> {
            commits.commit(() -> {
                boolean opened = found.well() && isChangeable(act.scope(), target) && targets.unparked(target);
                audit.append(act, deed("check", target, outcome(found, opened)));
                return opened;
            });
            waking.wake(List.of(target));
        });
        return answer;
    }

    private static String outcome(TargetHealth.Health found, boolean opened) {
        return found.well()
                ? opened ? "well, opened" : "well"
                : found.failureClass().orElse("") + " " + found.code().orElse("");
    }

    private interface Wish {
        boolean fulfil();
    }

    private Change changed(Act act, String target, String action, Wish wish) {
        if (find(act.scope(), target).isEmpty()) {
            return Change.NOT_FOUND;
        }
        if (!isChangeable(act.scope(), target)) {
            return Change.NOT_ALLOWED;
        }
        return commits.commit(() -> {
            boolean done = wish.fulfil();
            audit.append(act, deed(action, target, done ? "done" : "nothing to do"));
            return done ? Change.DONE : Change.NOTHING_TO_DO;
        });
    }

    private Audit.Deed deed(String action, String target, String outcome) {
        return new Audit.Deed(action, "target " + target, Set.of(), health.tenantsOf(target), outcome);
    }
}
