package de.stellwerk.routes.callback;

import de.stellwerk.routes.catalog.Callback;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.ledger.StatusDeliveries;
import de.stellwerk.routes.ledger.Waking;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what happened, in order, and makes due what tells the portals that have a callback. */
@Component
class CallbackRelay {

    private static final int BATCH = 500;

    private final Catalogs catalogs;
    private final StatusDeliveries deliveries;
    private final Waking waking;

    CallbackRelay(Catalogs catalogs, StatusDeliveries deliveries, Waking waking) {
        this.catalogs = catalogs;
        this.deliveries = deliveries;
        this.waking = waking;
    }

    void relay() {
        Set<String> woken = new TreeSet<>();
        int read;
        do {
            read = deliveries.relay(targetsByPortal(), BATCH, woken);
            waking.wake(woken);
        } while (read == BATCH);
    }

    private Map<String, String> targetsByPortal() {
        return catalogs.current().callbacks().values().stream()
                .collect(Collectors.toMap(Callback::portal, Callback::target));
    }
}
