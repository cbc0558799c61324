package de.stellwerk.benchmarks.faults.outside;

import de.stellwerk.benchmarks.faults.outside.CashDesk.Payment;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Tells the hub that there is news of a payment, in every way in which this can go wrong. Nobody repeats what does not arrive. */
final class Notifications implements AutoCloseable {

    /** What becomes of the notification of one payment. */
    private enum Manner {
        ONCE,
        TWICE,
        IN_PARALLEL,
        NEVER,
        /** With a wrong hash, and nothing else. */
        FORGED,
        /** Some seconds after those that were decided later. */
        LATE,
        /** Before the hub has the answer to its opening, and again when it is decided. */
        BEFORE_THE_ANSWER
    }

    private static final int AT_ONCE = 5;
    private static final long LATE_MILLIS = 3_000;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2, Notifications::daemon);
    private final String secret;

    Notifications(String secret) {
        this.secret = secret;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "notifications");
        thread.setDaemon(true);
        return thread;
    }

    void opened(Payment payment) {
        if (payment.notifyUrl() != null && manner(payment) == Manner.BEFORE_THE_ANSWER) {
            send(payment, secret, 1);
        }
    }

    void decided(Payment payment) {
        if (payment.notifyUrl() == null) {
            return;
        }
        switch (manner(payment)) {
            case ONCE, BEFORE_THE_ANSWER -> send(payment, secret, 1);
            case TWICE -> {
                send(payment, secret, 1);
                later(() -> send(payment, secret, 1));
            }
            case IN_PARALLEL -> send(payment, secret, AT_ONCE);
            case NEVER -> {}
            case FORGED -> send(payment, "guessed", 1);
            case LATE -> later(() -> send(payment, secret, 1));
        }
    }

    private static Manner manner(Payment payment) {
        int number = (int) (Long.parseLong(payment.transaction().substring(2)) % Manner.values().length);
        return Manner.values()[number];
    }

    private void later(Runnable sending) {
        clock.schedule(sending, LATE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void send(Payment payment, String hashedWith, int times) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(payment.notifyUrl()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(payment, hashedWith)))
                .build();
        for (int i = 0; i < times; i++) {
            HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        }
    }

    private static String form(Payment payment, String hashedWith) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("mandant", "B000000");
        values.put("bewirtschafter", "BW0000");
        values.put("zvgid", "0000-0000-0000-0000-0001");
        values.put("kassenzeichen", payment.transaction());
        values.put("tan", "1");
        values.put("zvp", "GIROSOLUTION");
        values.put("zahlverfahren", "KREDITKARTE");
        values.put("aktivierung", "1");
        values.put("status", "success");
        String hashed = String.join("", values.values()) + hashedWith;
        values.put("hash", Sha512.hex("SHA-256", hashed.getBytes(StandardCharsets.UTF_8)));
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
