package de.stellwerk.console.pages;

import de.stellwerk.console.OpsHub;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody on the pages without a browser's comfort: keeps cookies, follows nothing, sends what forms would. */
final class Visit {

    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String token = "";

    static Visit of(String account) {
        Visit visit = new Visit();
        visit.post("/login", Map.of("name", account, "password", Operators.PASSWORD));
        visit.get("");
        return visit;
    }

    HttpResponse<String> get(String path) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(uri(path)).GET());
        Matcher found = TOKEN.matcher(page.body());
        if (found.find()) {
            token = found.group(1);
        }
        return page;
    }

    /** Below {@code /console}, with the token of the page seen last. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(form(path, fields, token));
    }

    HttpResponse<String> postWithToken(String other, String path) {
        return send(form(path, Map.of(), other));
    }

    HttpResponse<String> postFrom(String origin, String path) {
        return send(form(path, Map.of(), token).header("Origin", origin));
    }

    private static HttpRequest.Builder form(String path, Map<String, String> fields, String token) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "_token=" + token + "&", ""));
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static URI uri(String path) {
        return URI.create(OpsHub.SHARED.address() + "/console" + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
