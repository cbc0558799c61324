package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.BoundTarget;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Portal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows a portal, or a target that answers, by its API key and keeps it to its rate, or takes a channel's word for which portal it is. */
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
        Sender.Claimed sender = message.sender();
        BoundTarget target = sender.apiKey()
                .flatMap(key -> catalogs.current().answering(key, sender.loopback()))
                .orElseThrow(() -> Refusal.of(Problem.UNAUTHENTICATED));
        rates.spend("target:" + target.name(), target.target().inbound().perMinute());
        return target;
    }

    Identified identify(Call call) {
        return new Identified(call, portal(call.sender()));
    }

    /** The rate is for those who call; what the hub fetches itself, it fetches at its own pace. */
    private Portal portal(Sender sender) {
        if (sender instanceof Sender.Known known) {
            return Optional.ofNullable(catalogs.current().portals().get(known.portal()))
                    .orElseThrow(() -> Refusal.of(Problem.UNAUTHENTICATED));
        }
        Sender.Claimed claimed = (Sender.Claimed) sender;
        return portal(claimed.apiKey(), claimed.loopback());
    }

    private Portal portal(Optional<String> apiKey, boolean loopback) {
        Portal portal = apiKey.flatMap(key -> catalogs.current().portal(key, loopback))
                .orElseThrow(() -> Refusal.of(Problem.UNAUTHENTICATED));
        rates.spend(portal.id(), portal.limits().perMinute());
        return portal;
    }
}
