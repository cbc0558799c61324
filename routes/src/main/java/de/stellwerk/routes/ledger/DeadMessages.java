package de.stellwerk.routes.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages that the broker could not bring anywhere, kept with their reason until an operator acts. */
@Component
public final class DeadMessages {

    private final JdbcClient sql;
    private final Commits commits;
    private final Vault vault;

    DeadMessages(JdbcClient sql, Commits commits, Vault vault) {
        this.sql = sql;
        this.commits = commits;
        this.vault = vault;
    }

    /** Keeps the message and returns true, or false when it is kept already. */
    public boolean keep(String messageId, String address, String reason, byte[] body) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return commits.commit(() -> sql.sql("""
                                INSERT INTO dead_message (id, message_id, address, reason, body_sealed) VALUES (?, ?, ?, ?, ?)
                                ON CONFLICT (message_id) DO NOTHING
                                """)
                        .params(id, messageId, address, reason, vault.sealOwn(place(id), body))
                        .update()
                > 0);
    }

    static String place(UUID id) {
        return "dead message " + id;
    }
}
