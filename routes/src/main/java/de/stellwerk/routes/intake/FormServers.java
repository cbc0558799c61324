package de.stellwerk.routes.intake;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Channels;
import de.stellwerk.routes.catalog.Portal;
import de.stellwerk.routes.ledger.Incidents;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks Form-Solutions servers for what is new, and tells them that the hub has it once the ledger does. Who dies in between asks for
 * it again, and the ledger knows it. Hubs need not know of each other. A round ends early only where the whole server refuses us or
 * does not answer.
 */
@Component
class FormServers {

    private static final Logger log = LoggerFactory.getLogger(FormServers.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(5);

    private final Catalogs catalogs;
    private final Fetching fetching;
    private final Incidents incidents;
    private final IntakeSettings settings;
    private final Turns turns = new Turns(System::nanoTime);
    private final Waits away = new Waits(System::nanoTime, LONGEST_AWAY);
    private final Troubles troubles = new Troubles(log);
    private final Set<String> asking = ConcurrentHashMap.newKeySet();
    private final ExecutorService askers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "form-server");
        thread.setDaemon(true);
        return thread;
    });
    private String version;

    FormServers(Catalogs catalogs, Arriving arriving, Incidents incidents, IntakeSettings settings) {
        this.catalogs = catalogs;
        this.fetching = new Fetching(arriving, incidents, System::nanoTime);
        this.incidents = incidents;
        this.settings = settings;
    }

    /** Each server in a thread of its own: one that does not answer keeps back nobody else. */
    void ask() {
        Catalog catalog = catalogs.current();
        if (!catalog.version().equals(version)) {
            version = catalog.version();
            // What was refused may be taken now, and who refused us may have been mended.
            fetching.endAllWaits();
            away.endAll();
        }
        catalog.portals().values().forEach(portal -> portal.channels()
                .pull()
                .filter(pull -> away.isOver(portal.id())
                        && !asking.contains(portal.id())
                        && turns.take(portal.id(), pull.server().every()))
                .ifPresent(pull -> inItsOwnThread(portal, pull)));
    }

    private void inItsOwnThread(Portal portal, Channels.Pull pull) {
        asking.add(portal.id());
        askers.execute(() -> {
            try {
                ask(portal, pull);
            } finally {
                asking.remove(portal.id());
            }
        });
    }

    void ask(Portal portal, Channels.Pull pull) {
        String id = portal.id();
        SubmissionApi server = new SubmissionApi(pull.server(), settings);
        try {
            for (String form : forms(portal, pull)) {
                for (SubmissionApi.Entry entry : server.open(form)) {
                    fetching.take(id, server, entry);
                }
            }
            away.end(id);
            troubles.over(id);
            incidents.answered(Incidents.ARRIVALS_STOPPED, id);
        } catch (Fetching.LedgerAway e) {
            troubles.met(id, "the ledger takes nothing now; its form server is asked later");
        } catch (TargetMisconfigured e) {
            away.lengthen(id, FIRST_PAUSE);
            troubles.met(id, "its form server refuses us: " + e.code());
            incidents.report(new Incidents.Report(
                    Incidents.ARRIVALS_STOPPED, id, id, null, null, null, Map.of("code", e.code())));
        } catch (DeliveryFailure e) {
            away.lengthen(id, pause(e));
            troubles.met(id, "its form server does not answer as it should: " + e.code());
        } catch (RuntimeException e) {
            away.lengthen(id, FIRST_PAUSE);
            log.error("portal={}: its form server could not be asked for a reason of our own", id, Problems.bare(e));
        }
    }

    private static Duration pause(DeliveryFailure failure) {
        return failure instanceof TargetUnavailable unavailable
                ? unavailable.retryAfter().orElse(Duration.ofSeconds(5))
                : Duration.ofSeconds(5);
    }

    private static List<String> forms(Portal portal, Channels.Pull pull) {
        return pull.forms().isEmpty()
                ? portal.addresses().forms().keySet().stream().sorted().toList()
                : pull.forms();
    }

    @PreDestroy
    void end() {
        askers.shutdownNow();
    }
}
