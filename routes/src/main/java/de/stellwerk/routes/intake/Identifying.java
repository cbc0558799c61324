package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.BoundTarget;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Portal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows a portal, or a target that answers, by its API key and keeps it to its rate. */
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

    /** The target that makes this call. Every call that a target makes goes through here once. */
    BoundTarget target(MessageCall message) {
        Call call = message.call();
        BoundTarget target = call.apiKey()
                .flatMap(key -> catalogs.current().answering(key, call.loopback()))
                .orElseThrow(() -> Refusal.of(Problem.UNAUTHENTICATED));
        rates.spend("target:" + target.name(), target.target().inbound().perMinute());
        return target;
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
