package de.stellwerk.routes.ledger;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dead message that this transaction has locked, as it is now. */
record LockedMessage(UUID id, String state, String address, byte[] sealedBody) {

    static Optional<LockedMessage> lock(JdbcClient sql, UUID id) {
        return sql.sql("SELECT state, address, body_sealed FROM dead_message WHERE id = ? FOR UPDATE")
                .param(id)
                .query((row, n) -> new LockedMessage(
                        id, row.getString("state"), row.getString("address"), row.getBytes("body_sealed")))
                .optional();
    }
}
