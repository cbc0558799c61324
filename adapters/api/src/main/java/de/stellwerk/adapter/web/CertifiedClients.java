package de.stellwerk.adapter.web;

import de.stellwerk.adapter.TargetMisconfigured;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** One client for each certificate, since connections that show one must not be shared. */
final class CertifiedClients {

    private final Map<ClientCertificate, Dated> clients = new ConcurrentHashMap<>();

    private record Dated(FileTime modified, HttpClient client) {}

    HttpClient of(ClientCertificate certificate) throws TargetMisconfigured {
        char[] password = certificate.password().reveal().toCharArray();
        try {
            FileTime modified = Files.getLastModifiedTime(certificate.file());
            Dated known = clients.get(certificate);
            if (known != null && known.modified().equals(modified)) {
                return known.client();
            }
            HttpClient client = HttpCalls.client()
                    .sslContext(showing(certificate, password))
                    .build();
            clients.put(certificate, new Dated(modified, client));
            return client;
        } catch (IOException | GeneralSecurityException e) {
            throw new TargetMisconfigured("client-certificate-unusable", e.toString(), e);
        }
    }

    private static SSLContext showing(ClientCertificate certificate, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate.file())) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
