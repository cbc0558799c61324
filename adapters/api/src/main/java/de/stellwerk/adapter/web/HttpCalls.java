package de.stellwerk.adapter.web;

import de.stellwerk.adapter.DeliveryFailure;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Sends requests over one shared HTTP/1.1 client, or one for each client certificate: no redirects, no retry, no cookies, certificates and host names checked.
 *
 * <p>The JDK's client repeats a request whose connection had gone stale only for GET and HEAD, unless somebody sets
 * {@code jdk.httpclient.enableAllMethodRetry}; the hub must not.
 */
public final class HttpCalls {

    /** The longest answer that is read, in bytes. */
    public static final int LONGEST_ANSWER = 1 << 20;

    /** How long connecting may take; a call's own timeout covers everything from here to the last byte of the answer. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final int QUOTED = 500;

    private static final HttpClient CLIENT = client().build();

    private static final CertifiedClients CERTIFIED = new CertifiedClients();

    private HttpCalls() {}

    static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
    }

    /**
     * Sends a request and returns its answer if it is a success (2xx) or one of {@code alsoExpected}.
     *
     * @throws DeliveryFailure by the table of {@link HttpFailures}
     */
    public static HttpAnswer send(HttpRequest.Builder request, Duration timeout, Intent intent, int... alsoExpected)
            throws DeliveryFailure {
        return expected(exchange(CLIENT, request.build(), timeout, intent, LONGEST_ANSWER), intent, alsoExpected);
    }

    /**
     * Does the same and shows who we are by a certificate.
     *
     * @throws DeliveryFailure also {@link de.stellwerk.adapter.TargetMisconfigured} when the certificate cannot be read
     */
    public static HttpAnswer send(
            ClientCertificate certificate,
            HttpRequest.Builder request,
            Duration timeout,
            Intent intent,
            int... alsoExpected)
            throws DeliveryFailure {
        HttpClient client = CERTIFIED.of(certificate);
        return expected(exchange(client, request.build(), timeout, intent, LONGEST_ANSWER), intent, alsoExpected);
    }

    /**
     * Sends a question whose answer is a document of at most {@code longest} bytes.
     *
     * @throws DeliveryFailure by the table of {@link HttpFailures}; a longer answer has the code {@link HttpFailures#TOO_LONG}
     */
    public static HttpAnswer fetch(HttpRequest.Builder question, Duration timeout, int longest) throws DeliveryFailure {
        return expected(exchange(CLIENT, question.build(), timeout, Intent.READ, longest), Intent.READ);
    }

    private static HttpAnswer expected(HttpAnswer answer, Intent intent, int... alsoExpected) throws DeliveryFailure {
        boolean expected =
                answer.status() / 100 == 2 || IntStream.of(alsoExpected).anyMatch(s -> s == answer.status());
        if (expected) {
            return answer;
        }
        String retryAfter = answer.headers().firstValue("Retry-After").orElse(null);
        throw HttpFailures.ofStatus(answer.status(), retryAfter, quote(answer.text()), intent);
    }

    private static HttpAnswer exchange(
            HttpClient client, HttpRequest request, Duration timeout, Intent intent, int longest)
            throws DeliveryFailure {
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, head -> new BoundedBody(longest));
        try {
            HttpResponse<byte[]> response = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new HttpAnswer(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException e) {
            throw HttpFailures.of(e.getCause(), intent);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw HttpFailures.of(new HttpTimeoutException("no answer within " + timeout), intent);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw HttpFailures.of(e, intent);
        }
    }

    private static String quote(String said) {
        return said.length() <= QUOTED
                ? said.strip()
                : said.substring(0, QUOTED).strip() + " …";
    }
}
