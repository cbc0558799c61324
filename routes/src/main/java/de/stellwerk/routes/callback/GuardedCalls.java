package de.stellwerk.routes.callback;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Calls addresses that others chose: resolves the host, checks what it leads to and connects there and nowhere else. A connection
 * serves one request; no redirects, no proxy, no cookies, no retry. What the other side says beyond its status is not read.
 */
@Component
final class GuardedCalls {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(15);
    private static final int LONGEST_SECONDS = 30;
    private static final int MOST = 1000;

    private final CloseableHttpClient publicly;
    private final CloseableHttpClient privately;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "callback-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    GuardedCalls() {
        this(SystemDefaultDnsResolver.INSTANCE);
    }

    GuardedCalls(DnsResolver names) {
        this.publicly = client(new CheckedNames(names, false));
        this.privately = client(new CheckedNames(names, true));
    }

    /** @param retryAfter the value of the header Retry-After, or {@code null} */
    record Answer(int status, String retryAfter) {}

    private static CloseableHttpClient client(CheckedNames names) {
        RequestConfig request = RequestConfig.custom()
                .setConnectionRequestTimeout(CONNECT)
                .setResponseTimeout(SILENCE)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(SILENCE)
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setDefaultConnectionConfig(connection)
                        .setMaxConnTotal(MOST)
                        .setMaxConnPerRoute(MOST)
                        .build())
                .setConnectionReuseStrategy((sent, received, context) -> false)
                .setDefaultRequestConfig(request)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("stellwerk")
                .build();
    }

    /**
     * @throws CheckedNames.AddressRefused when the address is not to be called; nothing was connected to
     * @throws IOException when there was no answer within {@value #LONGEST_SECONDS} seconds
     */
    Answer send(HttpUriRequestBase request, boolean privateNetwork) throws IOException {
        Future<?> deadline = deadlines.schedule(request::abort, LONGEST_SECONDS, TimeUnit.SECONDS);
        try {
            return answer((privateNetwork ? privately : publicly).executeOpen(null, request, null));
        } finally {
            deadline.cancel(false);
            request.abort();
        }
    }

    /** Closing the response would read it to its end, which may never come; whoever aborts the request closes the connection. */
    private static Answer answer(ClassicHttpResponse response) {
        Header retryAfter = response.getFirstHeader("Retry-After");
        return new Answer(response.getCode(), retryAfter == null ? null : retryAfter.getValue());
    }

    @PreDestroy
    void close() throws IOException {
        deadlines.shutdownNow();
        publicly.close();
        privately.close();
    }
}
