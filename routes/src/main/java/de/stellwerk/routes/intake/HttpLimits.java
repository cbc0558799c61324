package de.stellwerk.routes.intake;

import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What the connector takes at most and how long it waits, so that nobody holds a thread by saying nothing. */
@Component
final class HttpLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
    private static final int HEADERS = 16 * 1024;
    private static final int HEADER_COUNT = 50;

    private final IntakeSettings settings;

    HttpLimits(IntakeSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(this::limit);
        factory.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemValve.class.getName()));
    }

    private void limit(Connector connector) {
        connector.setXpoweredBy(false);
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setConnectionTimeout((int) settings.silence().toMillis());
            http.setKeepAliveTimeout((int) KEEP_ALIVE.toMillis());
            http.setDisableUploadTimeout(false);
            http.setConnectionUploadTimeout((int) settings.silence().toMillis());
            http.setMaxHttpHeaderSize(HEADERS);
            http.setMaxHeaderCount(HEADER_COUNT);
        }
    }
}
