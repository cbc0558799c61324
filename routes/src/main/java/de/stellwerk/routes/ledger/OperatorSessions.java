package de.stellwerk.routes.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is logged in, good on every hub of this ledger. A session ends {@link #IDLE} after its operator did something last, and
 * {@link #LONGEST} after the login whatever happens; also when its account is disabled or gets a new password.
 */
@Component
public final class OperatorSessions {

    public static final Duration IDLE = Duration.ofMinutes(30);
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient sql;

    OperatorSessions(JdbcClient sql) {
        this.sql = sql;
    }

    /** Begins a session; returns its id, which stands nowhere but with the browser. */
    public String begin(UUID operator) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        removeEnded();
        sql.sql("""
                        WITH login AS (UPDATE operator SET last_login_at = now() WHERE id = :operator)
                        INSERT INTO operator_session (id_hash, operator_id) VALUES (:hash, :operator)
                        """).param("operator", operator).param("hash", hash(id)).update();
        return id;
    }

    private void removeEnded() {
        sql.sql("""
                        DELETE FROM operator_session
                        WHERE seen_at < now() - make_interval(secs => ?) OR began_at < now() - make_interval(secs => ?)
                        """).params(IDLE.toSeconds(), LONGEST.toSeconds()).update();
    }

    /** Whose session this is, if it has not ended. */
    public Optional<OperatorAccounts.Account> operator(String id) {
        return sql.sql("""
                        SELECT o.* FROM operator_session s JOIN operator o ON o.id = s.operator_id
                        WHERE s.id_hash = :hash AND o.disabled_at IS NULL AND s.seen_at > now() - make_interval(secs => :idle)
                          AND s.began_at > now() - make_interval(secs => :longest)
                        """)
                .param("hash", hash(id))
                .param("idle", IDLE.toSeconds())
                .param("longest", LONGEST.toSeconds())
                .query((row, n) -> OperatorAccounts.account(row))
                .optional();
    }

    /** Its operator did something: it goes on from now. Written at most once a minute. */
    public void seen(String id) {
        sql.sql(
                        "UPDATE operator_session SET seen_at = now() WHERE id_hash = ? AND seen_at < now() - interval '1 minute'")
                .param(hash(id))
                .update();
    }

    public void end(String id) {
        sql.sql("DELETE FROM operator_session WHERE id_hash = ?")
                .param(hash(id))
                .update();
    }

    private static byte[] hash(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
