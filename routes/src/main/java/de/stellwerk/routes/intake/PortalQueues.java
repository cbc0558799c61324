package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Portal;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has one route for every portal that sends by a queue, as the catalogue in force says. One thread at a time. */
@Component
class PortalQueues {

    private static final Logger log = LoggerFactory.getLogger(PortalQueues.class);

    private final Catalogs catalogs;
    private final CamelContext camel;
    private final QueueIntake intake;
    private final Set<String> open = new HashSet<>();

    PortalQueues(Catalogs catalogs, CamelContext camel, QueueIntake intake) {
        this.catalogs = catalogs;
        this.camel = camel;
        this.intake = intake;
    }

    void follow() throws Exception {
        Set<String> wanted = catalogs.current().portals().values().stream()
                .filter(portal -> portal.channels().queue())
                .map(Portal::id)
                .collect(Collectors.toSet());
        for (String portal : Set.copyOf(open)) {
            if (!wanted.contains(portal)) {
                close(portal);
            }
        }
        for (String portal : wanted) {
            if (!open.contains(portal)) {
                open(portal);
            }
        }
    }

    private void open(String portal) throws Exception {
        camel.addRoutes(new QueueRoute(portal, intake));
        open.add(portal);
        log.info("Taking what comes by the queue {}", QueueRoute.address(portal));
    }

    private void close(String portal) throws Exception {
        camel.getRouteController().stopRoute(QueueRoute.id(portal));
        camel.removeRoute(QueueRoute.id(portal));
        open.remove(portal);
        log.info("No longer taking what comes by the queue {}", QueueRoute.address(portal));
    }
}
