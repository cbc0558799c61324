package de.stellwerk.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class Es256Test {

    private final ECKey key = generated();

    private static ECKey generated() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Java's own implementation is the judge. */
    @Test
    void javaVerifiesWhatItSigns() throws Exception {
        for (int i = 0; i < 100; i++) {
            SignedJWT jws = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.ES256),
                    new JWTClaimsSet.Builder().claim("n", i).build());
            jws.sign(Es256.signer(key));

            assertThat(SignedJWT.parse(jws.serialize()).verify(new ECDSAVerifier(key)))
                    .isTrue();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void theFastLibraryRunsWhereItIsMadeFor() throws Exception {
        assertThat(Es256.signer(key).getJCAContext().getProvider()).isNotNull();
    }
}
