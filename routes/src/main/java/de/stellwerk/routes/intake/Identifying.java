package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Portal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows a portal by its API key and keeps it to its rate. */
@Component
public final class Identifying {

    private final Catalogs catalogs;
    private final Rates rates = new Rates(System::nanoTime);

    Identifying(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    /** The portal that makes this request. Every request that a portal makes goes through here once. */
    public Portal portal(HttpServletRequest request) {
        return portal(Caller.apiKey(request), Origin.isLoopback(request));
    }

    Identified identify(Call call) {
        return new Identified(call, portal(call.apiKey(), call.loopback()));
    }

    private Portal portal(Optional<String> apiKey, boolean loopback) {
        Portal portal = apiKey.flatMap(key -> catalogs.current().portal(key, loopback))
                .orElseThrow(() -> Refusal.of(Problem.UNAUTHENTICATED));
        rates.spend(portal.id(), portal.limits().perMinute());
        return portal;
    }
}
