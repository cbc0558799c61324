package de.stellwerk.routes.intake;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import de.stellwerk.routes.ledger.Vault;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The hubs' common keys for signing acknowledgements: P-256, private halves sealed under the hub's own key. Created by the
 * first hub that needs one; a retired key signs no more, and its public half is served for good.
 */
@Component
final class SigningKeys {

    /** Advisory lock: one hub at a time creates or retires keys. */
    private static final long TURN = 7454;

    private final JdbcClient sql;
    private final Vault vault;
    private final TransactionTemplate transaction;

    SigningKeys(JdbcClient sql, Vault vault, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.vault = vault;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The key in force, created if there is none. */
    ECKey current() {
        return newest().orElseGet(() -> transaction.execute(status -> {
            takeTurn();
            return newest().orElseGet(this::create);
        }));
    }

    /** Retires the key in force and creates the next. Hubs that run follow within {@link Acknowledgements#REFRESH}. */
    ECKey rotate() {
        return transaction.execute(status -> {
            takeTurn();
            sql.sql("UPDATE signing_key SET retired_at = now() WHERE retired_at IS NULL")
                    .update();
            return create();
        });
    }

    /** All public keys, old ones too. */
    JWKSet published() {
        List<JWK> keys = sql.sql("SELECT public_jwk FROM signing_key ORDER BY created_at DESC")
                .query((row, n) -> (JWK) parsed(row.getString(1)))
                .list();
        return new JWKSet(keys);
    }

    private void takeTurn() {
        sql.sql("SELECT pg_advisory_xact_lock(?)").param(TURN).query().listOfRows();
    }

    private Optional<ECKey> newest() {
        return sql.sql("""
                        SELECT kid, private_sealed FROM signing_key WHERE retired_at IS NULL
                        ORDER BY created_at DESC LIMIT 1
                        """)
                .query((row, n) -> parsed(new String(
                        vault.openOwn(place(row.getString("kid")), row.getBytes("private_sealed")),
                        StandardCharsets.UTF_8)))
                .optional();
    }

    private ECKey create() {
        ECKey key = generated();
        sql.sql("INSERT INTO signing_key (kid, public_jwk, private_sealed) VALUES (?, ?, ?)")
                .params(
                        key.getKeyID(),
                        key.toPublicJWK().toJSONString(),
                        vault.sealOwn(place(key.getKeyID()), key.toJSONString().getBytes(StandardCharsets.UTF_8)))
                .update();
        return key;
    }

    private static ECKey generated() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(com.nimbusds.jose.JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey parsed(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key cannot be read", e);
        }
    }

    private static String place(String kid) {
        return "signing key " + kid;
    }
}
