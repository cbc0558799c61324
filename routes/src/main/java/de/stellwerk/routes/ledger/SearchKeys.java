package de.stellwerk.routes.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns a business key as people know it into the keyed hashes under which the ledger may have it, one per kind of key. */
@Component
final class SearchKeys {

    private final JdbcClient sql;
    private final Vault vault;

    SearchKeys(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    byte[][] hashes(String key) {
        return kinds().stream().map(kind -> vault.keyedHash(kind, key)).toArray(byte[][]::new);
    }

    /** The kinds there are, by skipping from one to the next in their index. */
    private List<String> kinds() {
        return sql.sql("""
                        WITH RECURSIVE kinds AS (
                            (SELECT kind FROM business_key ORDER BY kind LIMIT 1)
                            UNION ALL
                            SELECT (SELECT k.kind FROM business_key k WHERE k.kind > kinds.kind ORDER BY k.kind LIMIT 1)
                            FROM kinds WHERE kinds.kind IS NOT NULL)
                        SELECT kind FROM kinds WHERE kind IS NOT NULL
                        """).query(String.class).list();
    }
}
