package de.stellwerk.routes.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads on for a while when a request was refused before its body was read, so that a portal that is still sending gets the
 * answer and not a broken connection. Not much and not slowly: beyond that, the connection is closed.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class RestOfBody extends OncePerRequestFilter {

    private static final int MOST = 1 << 20;

    private final IntakeSettings settings;

    RestOfBody(IntakeSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() >= 400 && response.getStatus() != Problem.TOO_SLOW.status()) {
            readOn(request);
        }
    }

    private void readOn(HttpServletRequest request) {
        try {
            InputStream body = new PacedBody(request.getInputStream(), settings, System::nanoTime);
            byte[] buffer = new byte[8192];
            for (int left = MOST; left > 0; ) {
                int n = body.read(buffer);
                left = n < 0 ? 0 : left - n;
            }
        } catch (IOException | IllegalStateException | Refusal e) {
            // then the connection is closed
        }
    }
}
