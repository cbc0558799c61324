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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks Form-Solutions servers for what is new, and tells them that the hub has it once the ledger does. Who dies in between asks for
 * it again, and the ledger knows it. Hubs need not know of each other. What is refused is an incident: nobody waits for the answer.
 */
@Component
class FormServers {

    private static final Logger log = LoggerFactory.getLogger(FormServers.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_REFUSED = Duration.ofHours(1);
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(5);

    /** What stands around the message in an answer: a little. */
    private static final int MORE = 1 << 20;

    private final Catalogs catalogs;
    private final Arriving arriving;
    private final Incidents incidents;
    private final IntakeSettings settings;
    private final Turns turns = new Turns(System::nanoTime);
    private final Waits refused = new Waits(System::nanoTime, LONGEST_REFUSED);
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
        this.arriving = arriving;
        this.incidents = incidents;
        this.settings = settings;
    }

    /** Each server in a thread of its own: one that does not answer keeps back nobody else. */
    void ask() {
        Catalog catalog = catalogs.current();
        if (!catalog.version().equals(version)) {
            version = catalog.version();
            // What was refused may be taken now, and who refused us may have been mended.
            refused.endAll();
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

    /** The hub can store nothing now. */
    private static final class LedgerAway extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    void ask(Portal portal, Channels.Pull pull) {
        String id = portal.id();
        int longest = Math.toIntExact(settings.message().toBytes()) + MORE;
        SubmissionApi server = new SubmissionApi(pull.server(), longest);
        try {
            for (String form : forms(portal, pull)) {
                for (SubmissionApi.Entry entry : server.open(form)) {
                    take(id, server, entry);
                }
            }
            away.end(id);
            troubles.over(id);
            incidents.answered(Incidents.ARRIVALS_STOPPED, id);
        } catch (LedgerAway e) {
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

    private void take(String portal, SubmissionApi server, SubmissionApi.Entry entry) throws DeliveryFailure {
        String key = portal + " " + entry.form() + " " + entry.transId() + " " + entry.state();
        if (!refused.isOver(key)) {
            return;
        }
        Arriving.Outcome outcome = arriving.take(portal, Content.Message.of(server.document(entry)));
        String subject = portal + " " + entry.form() + " " + entry.transId();
        if (outcome instanceof Arriving.Later) {
            throw new LedgerAway();
        } else if (outcome instanceof Arriving.Refused why) {
            refused.lengthen(key, FIRST_PAUSE);
            incidents.report(report(portal, subject, entry, why.refusal()));
        } else {
            server.close(entry);
            refused.end(key);
            incidents.answered(Incidents.ARRIVAL_REFUSED, subject);
        }
    }

    /** Codes, and what the server itself calls the submission, so that somebody finds it there. */
    private static Incidents.Report report(String portal, String subject, SubmissionApi.Entry entry, Refusal refusal) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("form", entry.form());
        data.put("transId", entry.transId());
        data.put("problem", refusal.problem().key());
        data.put(
                "rules",
                refusal.violations().stream()
                        .map(Violation::rule)
                        .distinct()
                        .limit(20)
                        .collect(Collectors.joining(", ")));
        return new Incidents.Report(Incidents.ARRIVAL_REFUSED, subject, portal, null, null, null, data);
    }

    @PreDestroy
    void end() {
        askers.shutdownNow();
    }
}
