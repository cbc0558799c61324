package de.stellwerk.routes.intake;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Signs acknowledgements: a compact JWS (RFC 7515), ES256, whose key id names a key at {@code /.well-known/jwks.json}.
 * Its claims are iss ({@code stellwerk}), jti (the submission's id), portal, reference, receivedAt (ISO 8601, UTC),
 * contentHash, service (key), tenant and test.
 */
@Component
final class Acknowledgements {

    /** How long a hub may go on signing with a key that another hub retired. */
    static final Duration REFRESH = Duration.ofMinutes(1);

    private record Signer(JWSHeader header, JWSSigner signer, Instant until) {}

    private final SigningKeys keys;
    private final Clock clock = Clock.systemUTC();
    private volatile Signer signer = new Signer(null, null, Instant.MIN);

    Acknowledgements(SigningKeys keys) {
        this.keys = keys;
    }

    /** What an acknowledgement states. */
    record Statement(
            UUID id,
            String portal,
            String reference,
            Instant receivedAt,
            String contentHash,
            String service,
            String tenant,
            boolean test) {}

    String sign(Statement statement) {
        return sign(claims(statement).build());
    }

    /** Of a message: the same, with the claims case (the hub's id) and sender (the target's name). */
    String sign(Statement statement, UUID caseId, String sender) {
        return sign(claims(statement)
                .claim("case", caseId.toString())
                .claim("sender", sender)
                .build());
    }

    private String sign(JWTClaimsSet claims) {
        Signer current = signer();
        SignedJWT jws = new SignedJWT(current.header(), claims);
        try {
            jws.sign(current.signer());
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims(Statement statement) {
        return new JWTClaimsSet.Builder()
                .issuer("stellwerk")
                .jwtID(statement.id().toString())
                .claim("portal", statement.portal())
                .claim("reference", statement.reference())
                .claim("receivedAt", statement.receivedAt().toString())
                .claim("contentHash", statement.contentHash())
                .claim("service", statement.service())
                .claim("tenant", statement.tenant())
                .claim("test", statement.test());
    }

    private Signer signer() {
        Signer known = signer;
        if (clock.instant().isBefore(known.until())) {
            return known;
        }
        signer = signerOf(keys.current());
        return signer;
    }

    private Signer signerOf(ECKey key) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(JOSEObjectType.JWT)
                    .keyID(key.getKeyID())
                    .build();
            return new Signer(header, Es256.signer(key), clock.instant().plus(REFRESH));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
