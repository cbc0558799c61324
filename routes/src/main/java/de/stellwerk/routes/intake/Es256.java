package de.stellwerk.routes.intake;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ECDSA on P-256 with SHA-256, as fast as this machine can: a signature costs Java 17 more than everything else that is done for a
 * submission, and a native library next to nothing. The library is for Linux on x86-64; everywhere else Java signs.
 */
final class Es256 {

    private static final Logger log = LoggerFactory.getLogger(Es256.class);

    private static final Optional<Provider> FAST = fast();

    private Es256() {}

    static ECDSASigner signer(ECKey key) throws JOSEException {
        return FAST.isPresent() ? signer(key, FAST.get()) : new ECDSASigner(key);
    }

    private static ECDSASigner signer(ECKey key, Provider provider) throws JOSEException {
        try {
            PrivateKey own = (PrivateKey) KeyFactory.getInstance("EC", provider).translateKey(key.toECPrivateKey());
            ECDSASigner signer = new ECDSASigner(own, Curve.P_256);
            signer.getJCAContext().setProvider(provider);
            return signer;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new JOSEException("the key is of no use to " + provider.getName(), e);
        }
    }

    private static Optional<Provider> fast() {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        if (provider.getLoadingError() == null) {
            return Optional.of(provider);
        }
        log.info("Acknowledgements are signed by Java; the faster library does not run here");
        return Optional.empty();
    }
}
