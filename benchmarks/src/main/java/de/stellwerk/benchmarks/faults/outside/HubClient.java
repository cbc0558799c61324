package de.stellwerk.benchmarks.faults.outside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls any of the hubs, and another one when there is no answer, as a caller does that wants an answer at all events. */
final class HubClient {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Integer> NOT_NOW = Set.of(408, 429, 500, 502, 503, 504);
    private static final long PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final List<URI> hubs;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong unknown = new AtomicLong();
    private volatile CompletableFuture<Void> may = CompletableFuture.completedFuture(null);

    /** @param patience how long a call is repeated */
    HubClient(List<URI> hubs, Duration patience) {
        this.hubs = hubs instanceof CopyOnWriteArrayList ? hubs : new CopyOnWriteArrayList<>(hubs);
        this.patience = patience;
    }

    /** @param body empty where there was none that is JSON */
    record Reply(int status, JsonNode body, Duration retryAfter) {}

    /** Nothing further is asked until {@link #goOn}; what is to be repeated waits as well. */
    void hold() {
        may = new CompletableFuture<>();
    }

    void goOn() {
        may.complete(null);
    }

    /** Calls the same hubs and is not held. */
    HubClient unheld() {
        return new HubClient(hubs, patience);
    }

    void alsoAt(URI hub) {
        hubs.add(hub);
    }

    /** How many requests are on their way. */
    int open() {
        return open.get();
    }

    /** How many requests ended without an answer, or with one that leaves open what happened. */
    long unknown() {
        return unknown.get();
    }

    Optional<Reply> get(String path, String token) {
        return untilAnswered(() -> HttpRequest.newBuilder(any().resolve(path)).GET(), token);
    }

    Optional<Reply> post(String path, String token, Message message) {
        return untilAnswered(
                () -> HttpRequest.newBuilder(any().resolve(path))
                        .header("Content-Type", message.contentType())
                        .POST(BodyPublishers.ofByteArray(message.body())),
                token);
    }

    private URI any() {
        return hubs.get(ThreadLocalRandom.current().nextInt(hubs.size()));
    }

    private interface Call {
        HttpRequest.Builder request();
    }

    /** Nothing: there was no answer within the patience, or nobody waits any more. */
    private Optional<Reply> untilAnswered(Call call, String token) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            may.join();
            Optional<Reply> reply = once(call.request(), token);
            if (reply.isPresent() && !NOT_NOW.contains(reply.get().status())) {
                return reply;
            }
            unknown.incrementAndGet();
            pause(reply.map(Reply::retryAfter).orElse(Duration.ZERO));
        }
        return Optional.empty();
    }

    private Optional<Reply> once(HttpRequest.Builder request, String token) {
        open.incrementAndGet();
        try {
            HttpRequest sent = request.timeout(Duration.ofSeconds(15))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return Optional.of(reply(http.send(sent, BodyHandlers.ofString())));
        } catch (IOException outcomeUnknown) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            open.decrementAndGet();
        }
    }

    private static Reply reply(HttpResponse<String> response) {
        Duration retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
        return new Reply(response.statusCode(), json(response.body()), retryAfter);
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private static void pause(Duration asked) {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.min(LONGEST_PAUSE_MILLIS, Math.max(PAUSE_MILLIS, asked.toMillis())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
