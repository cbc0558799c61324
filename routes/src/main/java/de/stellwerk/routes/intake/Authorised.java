package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Area;
import de.stellwerk.routes.catalog.Portal;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.Tenant;
import de.stellwerk.routes.ledger.Acceptance;
import java.util.List;

/**
 * A submission that this portal may send: who is competent and where it will go.
 *
 * @param serviceKey the one of the service's keys that the portal named
 */
record Authorised(
        Call call,
        Portal portal,
        Sent sent,
        Service service,
        String serviceKey,
        Service.Variant variant,
        Tenant tenant,
        Area area,
        List<Acceptance.Planned> deliveries) {}
