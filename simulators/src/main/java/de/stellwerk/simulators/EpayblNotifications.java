package de.stellwerk.simulators;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Says by {@code POST} to a payment's notifyUrl that it was decided, as often and as truly as the desk is told to. */
final class EpayblNotifications implements PayPages.Decided {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final PayDesk desk;
    private final String secret;

    EpayblNotifications(PayDesk desk, String secret) {
        this.desk = desk;
        this.secret = secret;
    }

    /** Nobody waits for it, as with the real one: the answer to the browser may come before or after. */
    @Override
    public void tell(PayDesk.Payment payment) {
        String how = desk.notifications();
        int times = how.equals("never") ? 0 : how.equals("twice") ? 2 : 1;
        for (int i = 0; i < times; i++) {
            send(payment, how.equals("forged") ? "guessed" : secret);
        }
    }

    private void send(PayDesk.Payment payment, String hashedWith) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(payment.notifyUrl()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters(payment, hashedWith))))
                .build();
        CLIENT.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }

    private static Map<String, String> parameters(PayDesk.Payment payment, String hashedWith) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("mandant", "B000000");
        parameters.put("bewirtschafter", "BW0000");
        parameters.put("zvgid", "0000-0000-0000-0000-0001");
        parameters.put("kassenzeichen", payment.transaction());
        parameters.put("tan", "1");
        parameters.put("zvp", "GIROSOLUTION");
        parameters.put("zahlverfahren", "KREDITKARTE");
        parameters.put("aktivierung", "1");
        parameters.put("status", "success");
        parameters.put("hash", hash(String.join("", parameters.values()) + hashedWith));
        return parameters;
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
