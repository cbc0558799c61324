package de.stellwerk.routes.payment;

import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Under which address others reach this hub; never taken from a request. */
@Component
class PublicAddress {

    private final PaymentSettings settings;
    private volatile int port;

    PublicAddress(PaymentSettings settings) {
        this.settings = settings;
    }

    /** The first server that starts is the one for everybody; the one for the management starts after it. */
    @EventListener
    void listening(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    URI of(String path) {
        URI base = settings.publicUrl() != null ? settings.publicUrl() : URI.create("http://127.0.0.1:" + port);
        return URI.create(base.toString().replaceFirst("/+$", "") + path);
    }
}
