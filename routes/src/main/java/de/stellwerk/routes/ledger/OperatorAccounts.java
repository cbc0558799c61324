package de.stellwerk.routes.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The people who may log in to the console. Every change is an entry in the audit log. The last enabled account that may manage all
 * accounts stays so.
 */
@Component
public final class OperatorAccounts {

    /** The right without which nobody manages accounts, as it stands in {@link Permissions#rights}. */
    public static final String ACCOUNTS = "accounts";

    private final JdbcClient sql;
    private final Commits commits;
    private final Audit audit;

    OperatorAccounts(JdbcClient sql, Commits commits, Audit audit) {
        this.sql = sql;
        this.commits = commits;
        this.audit = audit;
    }

    /** What somebody may do, and where: words of rights, ids of tenants, names of targets. */
    public record Permissions(Set<String> rights, Set<String> tenants, Set<String> targets) {
        public Permissions {
            rights = Set.copyOf(rights);
            tenants = Set.copyOf(tenants);
            targets = Set.copyOf(targets);
        }

        public Scope scope() {
            return Scope.of(tenants, targets);
        }

        private boolean keepsTheKeys() {
            return rights.contains(ACCOUNTS) && tenants.contains(Scope.ALL) && targets.contains(Scope.ALL);
        }

        private String words() {
            return String.join(",", sorted(rights)) + " for " + String.join(",", sorted(tenants)) + " at "
                    + String.join(",", sorted(targets));
        }
    }

    /**
     * One of them.
     *
     * @param name as it stands in the audit log
     * @param mustChange whether nothing goes before a new password is chosen
     * @param language {@code de} or {@code en}
     * @param disabledAt absent while the account may be used
     */
    public record Account(
            UUID id,
            String name,
            boolean mustChange,
            Permissions permissions,
            String language,
            Instant createdAt,
            Optional<Instant> disabledAt,
            Optional<Instant> lastLoginAt) {

        public boolean enabled() {
            return disabledAt.isEmpty();
        }

        private boolean keepsTheKeys() {
            return enabled() && permissions.keepsTheKeys();
        }
    }

    /** An account with what its password is verified against. */
    public record Credentials(Account account, String passwordHash) {}

    /** What became of a change. */
    public enum Change {
        DONE,
        NOT_FOUND,
        /** Another account has this name. */
        NAME_TAKEN,
        /** Nobody would be left who may manage all accounts. */
        LAST_ONE
    }

    public boolean none() {
        return sql.sql("SELECT NOT EXISTS (SELECT FROM operator)")
                .query(Boolean.class)
                .single();
    }

    public Optional<Account> find(UUID id) {
        return sql.sql("SELECT * FROM operator WHERE id = ?")
                .param(id)
                .query((row, n) -> account(row))
                .optional();
    }

    /** By name. */
    public List<Account> list() {
        return sql.sql("SELECT * FROM operator ORDER BY lower(name)")
                .query((row, n) -> account(row))
                .list();
    }

    /** Whatever the case of the name. */
    public Optional<Credentials> credentials(String name) {
        return sql.sql("SELECT * FROM operator WHERE lower(name) = lower(?)")
                .param(name)
                .query((row, n) -> new Credentials(account(row), row.getString("password_hash")))
                .optional();
    }

    /** The first account of this ledger, with everything; empty when there is one already. */
    public Optional<UUID> addFirst(Act act, String name, String passwordHash, Set<String> rights) {
        return commits.commit(() -> {
            lock();
            return none()
                    ? Optional.of(insert(act, name, passwordHash, false, everything(rights)))
                    : Optional.<UUID>empty();
        });
    }

    private static Permissions everything(Set<String> rights) {
        return new Permissions(rights, Set.of(Scope.ALL), Set.of(Scope.ALL));
    }

    /** A further account, whose password must be changed at the first login. */
    public Change add(Act act, String name, String passwordHash, Permissions permissions) {
        return commits.commit(() -> {
            lock();
            if (credentials(name).isPresent()) {
                return Change.NAME_TAKEN;
            }
            insert(act, name, passwordHash, true, permissions);
            return Change.DONE;
        });
    }

    private UUID insert(Act act, String name, String passwordHash, boolean mustChange, Permissions permissions) {
        UUID id = UUID.randomUUID();
        sql.sql("""
                        INSERT INTO operator (id, name, password_hash, must_change, rights, tenants, targets)
                        VALUES (:id, :name, :hash, :mustChange, :rights, :tenants, :targets)
                        """)
                .param("id", id)
                .param("name", name)
                .param("hash", passwordHash)
                .param("mustChange", mustChange)
                .param("rights", sorted(permissions.rights()))
                .param("tenants", sorted(permissions.tenants()))
                .param("targets", sorted(permissions.targets()))
                .update();
        append(act, "account-add", name, permissions.words());
        return id;
    }

    public Change permit(Act act, UUID id, Permissions permissions) {
        return changed(act, id, "account-permit", permissions.words(), permissions.keepsTheKeys(), () -> sql.sql("""
                        UPDATE operator SET rights = :rights, tenants = :tenants, targets = :targets WHERE id = :id
                        """)
                .param("rights", sorted(permissions.rights()))
                .param("tenants", sorted(permissions.tenants()))
                .param("targets", sorted(permissions.targets()))
                .param("id", id)
                .update());
    }

    /** Ends its sessions too. */
    public Change disable(Act act, UUID id) {
        return changed(act, id, "account-disable", "done", false, () -> {
            endSessions(id);
            sql.sql("UPDATE operator SET disabled_at = coalesce(disabled_at, now()) WHERE id = ?")
                    .param(id)
                    .update();
        });
    }

    public Change enable(Act act, UUID id) {
        return changed(act, id, "account-enable", "done", true, () -> sql.sql(
                        "UPDATE operator SET disabled_at = NULL WHERE id = ?")
                .param(id)
                .update());
    }

    /** Ends its sessions too. */
    public Change setPassword(Act act, UUID id, String passwordHash, boolean mustChange) {
        String action = mustChange ? "account-new-password" : "account-own-password";
        return changed(act, id, action, "done", true, () -> {
            endSessions(id);
            sql.sql("UPDATE operator SET password_hash = ?, must_change = ? WHERE id = ?")
                    .params(passwordHash, mustChange, id)
                    .update();
        });
    }

    /** @param language {@code de} or {@code en} */
    public void speak(UUID id, String language) {
        sql.sql("UPDATE operator SET language = ? WHERE id = ?")
                .params(language, id)
                .update();
    }

    private Change changed(
            Act act, UUID id, String action, String outcome, boolean mayStillKeepTheKeys, Runnable change) {
        return commits.commit(() -> {
            lock();
            Optional<Account> account = find(id);
            if (account.isEmpty()) {
                return Change.NOT_FOUND;
            }
            if (account.get().keepsTheKeys() && !mayStillKeepTheKeys && !othersKeepTheKeys(id)) {
                return Change.LAST_ONE;
            }
            change.run();
            append(act, action, account.get().name(), outcome);
            return Change.DONE;
        });
    }

    private boolean othersKeepTheKeys(UUID id) {
        return list().stream().anyMatch(other -> !other.id().equals(id) && other.keepsTheKeys());
    }

    private void lock() {
        sql.sql("LOCK TABLE operator IN SHARE ROW EXCLUSIVE MODE").update();
    }

    private void endSessions(UUID id) {
        sql.sql("DELETE FROM operator_session WHERE operator_id = ?").param(id).update();
    }

    private void append(Act act, String action, String name, String outcome) {
        audit.append(act, new Audit.Deed(action, "account " + name, List.of(), List.of(), outcome));
    }

    private static String[] sorted(Set<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getBoolean("must_change"),
                new Permissions(set(row, "rights"), set(row, "tenants"), set(row, "targets")),
                row.getString("language"),
                DeadLetterPile.instant(row, "created_at"),
                Optional.ofNullable(DeadLetterPile.instant(row, "disabled_at")),
                Optional.ofNullable(DeadLetterPile.instant(row, "last_login_at")));
    }

    private static Set<String> set(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
