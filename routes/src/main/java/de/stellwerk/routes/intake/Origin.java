package de.stellwerk.routes.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where a request began. Forwarding headers are never believed; but whoever sends one speaks for somebody else, so that a
 * proxy on the same machine does not make its callers local.
 */
public final class Origin {

    private static final List<String> FORWARDING =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private Origin() {}

    /** Whether it comes from this machine's loopback address and nobody forwarded it. */
    public static boolean isLoopback(HttpServletRequest request) {
        return FORWARDING.stream().allMatch(header -> request.getHeader(header) == null)
                && isLoopback(request.getRemoteAddr());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
