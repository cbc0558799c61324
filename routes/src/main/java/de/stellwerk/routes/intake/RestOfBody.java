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
 * Reads on for a while when a request is refused before its body was read, so that a portal that is still sending gets the
 * answer and not a broken connection. Not much and not slowly: beyond that, the connection is closed.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class RestOfBody extends OncePerRequestFilter {

    private static final int MOST = 8 << 20;
    private static final String READ = RestOfBody.class.getName();

    private final IntakeSettings settings;

    RestOfBody(IntakeSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        boolean refused = response.getStatus() >= 400 && response.getStatus() != Problem.TOO_SLOW.status();
        if (refused && request.getAttribute(READ) == null) {
            readOn(request);
        }
    }

    /** Whether the body is read to its end now. Best before the answer is written: only that can say that the connection ends. */
    boolean readOn(HttpServletRequest request) {
        request.setAttribute(READ, true);
        try {
            InputStream body = new PacedBody(request.getInputStream(), settings, System::nanoTime);
            byte[] buffer = new byte[8192];
            int left = MOST;
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                left -= n;
                if (left < 0) {
                    return false;
                }
            }
            return true;
        } catch (IllegalStateException e) {
            return true; // somebody has read it in another way
        } catch (IOException | Refusal e) {
            return false;
        }
    }
}
