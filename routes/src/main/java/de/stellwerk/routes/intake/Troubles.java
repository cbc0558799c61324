package de.stellwerk.routes.intake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/** Says once what keeps a channel from working, however often it is met, and once that it is over. Texts name no content. */
final class Troubles {

    private final Logger log;
    private final Map<String, String> said = new ConcurrentHashMap<>();

    Troubles(Logger log) {
        this.log = log;
    }

    void met(String portal, String what) {
        if (!what.equals(said.put(portal, what))) {
            log.warn("portal={}: {}", portal, what);
        }
    }

    void over(String portal) {
        if (said.remove(portal) != null) {
            log.info("portal={}: works again", portal);
        }
    }
}
