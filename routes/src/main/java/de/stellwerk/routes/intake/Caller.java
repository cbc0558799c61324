package de.stellwerk.routes.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who is calling, as far as the request itself tells. */
final class Caller {

    private static final String BEARER = "Bearer ";

    private Caller() {}

    static Optional<String> apiKey(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(key -> !key.isEmpty());
    }
}
