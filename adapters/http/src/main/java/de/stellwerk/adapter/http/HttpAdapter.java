package de.stellwerk.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import de.stellwerk.adapter.Steps.Found;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.web.Authorizations;
import de.stellwerk.adapter.web.HttpAnswer;
import de.stellwerk.adapter.web.HttpCalls;
import de.stellwerk.adapter.web.HttpFailures;
import de.stellwerk.adapter.web.Intent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Posts the payload, of a message the Nachricht document, alone or with PDF and attachments, in one request. The receipt is {@code reference}: from the answer's
 * body, else its header, else the idempotency key, by which the target knows the submission in any case.
 */
@AdapterKind("http")
public final class HttpAdapter implements Adapter<HttpSettings> {

    private static final String REFERENCE = "reference";

    @Override
    public Receipt deliver(Delivery delivery, Steps steps, HttpSettings settings) throws DeliveryFailure {
        String key = delivery.idempotencyKey();
        HttpRequest.Builder request = request(delivery, settings);
        return steps.once("post", () -> find(key, settings), () -> post(request, key, settings));
    }

    /** Ready to be sent, so that nothing takes time between the hub's word that it may be done and the doing. */
    private static HttpRequest.Builder request(Delivery delivery, HttpSettings settings) throws DeliveryFailure {
        return request(settings.url(), settings)
                .header(settings.keyHeader(), delivery.idempotencyKey())
                .header("Content-Type", contentType(delivery, settings))
                .POST(body(delivery, settings));
    }

    /** Asks {@code check-url}; without one it only tries the port and cannot tell good credentials from bad. */
    @Override
    public void check(HttpSettings settings) throws DeliveryFailure {
        if (settings.checkUrl() == null) {
            connect(settings.url());
            return;
        }
        HttpCalls.send(request(settings.checkUrl(), settings), settings.timeout(), Intent.READ);
    }

    @Override
    public boolean takesMessages() {
        return true;
    }

    @Override
    public boolean recognisesRepeats(HttpSettings settings) {
        return settings.recognisesRepeats();
    }

    private static Receipt post(HttpRequest.Builder request, String key, HttpSettings settings) throws DeliveryFailure {
        HttpAnswer answer = HttpCalls.send(request, settings.timeout(), Intent.WRITE, 409);
        return answer.status() == 409 ? alreadyThere(key, answer, settings) : receipt(key, answer, settings);
    }

    /** A conflict is no refusal if it is about our own effect of an earlier attempt. */
    private static Receipt alreadyThere(String key, HttpAnswer answer, HttpSettings settings) throws DeliveryFailure {
        if (find(key, settings) instanceof Found.There there) {
            return there.receipt();
        }
        throw HttpFailures.ofStatus(answer.status(), null, "conflict", Intent.WRITE);
    }

    private static Found find(String key, HttpSettings settings) throws DeliveryFailure {
        if (settings.findUrl() == null) {
            return Found.CANNOT_TELL;
        }
        URI address = URI.create(settings.findUrl().replace("{key}", URLEncoder.encode(key, UTF_8)));
        HttpAnswer answer = HttpCalls.send(request(address, settings), settings.timeout(), Intent.READ, 404);
        return answer.status() == 404
                ? Found.NOT_THERE
                : Found.there(Receipt.of(REFERENCE, fromAnswer(answer, settings).orElse(key)));
    }

    private static Receipt receipt(String key, HttpAnswer answer, HttpSettings settings) throws DeliveryFailure {
        Optional<String> reference = fromAnswer(answer, settings);
        if (reference.isEmpty() && settings.receiptPattern() != null) {
            throw HttpFailures.unreadable("the answer has nothing that matches receipt-pattern", Intent.WRITE);
        }
        return Receipt.of(REFERENCE, reference.orElse(key));
    }

    private static Optional<String> fromAnswer(HttpAnswer answer, HttpSettings settings) {
        if (settings.receiptPattern() == null) {
            return answer.headers().firstValue(settings.receiptHeader());
        }
        Matcher found = Pattern.compile(settings.receiptPattern()).matcher(answer.text());
        return found.find() ? Optional.ofNullable(found.group(1)) : Optional.empty();
    }

    private static BodyPublisher body(Delivery delivery, HttpSettings settings) throws DeliveryRejected {
        return settings.multipart()
                ? MultipartBody.of(delivery, settings.contentType())
                : BodyPublishers.ofByteArray(delivery.payload());
    }

    private static String contentType(Delivery delivery, HttpSettings settings) {
        return settings.multipart() ? MultipartBody.contentType(delivery) : settings.contentType();
    }

    private static HttpRequest.Builder request(URI address, HttpSettings settings) throws TargetMisconfigured {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return switch (settings.authorization()) {
            case NONE -> request;
            case BASIC -> request.header("Authorization", Authorizations.basic(settings.user(), settings.secret()));
            case BEARER -> request.header("Authorization", Authorizations.bearer(settings.secret()));
            case API_KEY ->
                request.header(settings.apiKeyHeader(), settings.secret().reveal());
        };
    }

    private static void connect(URI url) throws DeliveryFailure {
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), (int) HttpCalls.CONNECT_TIMEOUT.toMillis());
        } catch (IOException e) {
            throw HttpFailures.of(e, Intent.READ);
        }
    }
}
