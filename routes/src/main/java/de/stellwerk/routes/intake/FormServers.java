package de.stellwerk.routes.intake;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
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
                    look(id, server, entry);
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

    /** One that cannot be taken must not keep back the others; only what concerns the whole server ends the round. */
    private void look(String portal, SubmissionApi server, SubmissionApi.Entry entry) throws DeliveryFailure {
        String key = subject(portal, entry) + " " + entry.state();
        if (!refused.isOver(key)) {
            return;
        }
        try {
            take(portal, server, entry, key);
        } catch (LedgerAway e) {
            throw e;
        } catch (DeliveryRejected rejected) {
            refuse(portal, entry, key, rejected.code(), "");
        } catch (RuntimeException e) {
            refuse(portal, entry, key, Problem.INTERNAL.key(), "");
            log.error("portal={}: a submission could not be taken for a reason of our own", portal, Problems.bare(e));
        }
    }

    private void take(String portal, SubmissionApi server, SubmissionApi.Entry entry, String key)
            throws DeliveryFailure {
        Arriving.Outcome outcome = arriving.take(portal, Content.Message.of(server.document(entry)));
        if (outcome instanceof Arriving.Later) {
            throw new LedgerAway();
        } else if (outcome instanceof Arriving.Refused why) {
            refuse(portal, entry, key, why.refusal().problem().key(), rules(why.refusal()));
        } else {
            server.close(entry);
            refused.end(key);
            incidents.answered(Incidents.ARRIVAL_REFUSED, subject(portal, entry));
        }
    }

    private static String rules(Refusal refusal) {
        return refusal.violations().stream()
                .map(Violation::rule)
                .distinct()
                .limit(20)
                .collect(Collectors.joining(", "));
    }

    private static String subject(String portal, SubmissionApi.Entry entry) {
        return portal + " " + entry.form() + " " + entry.transId();
    }

    /** With codes, and what the server itself calls the submission, so that somebody finds it there. */
    private void refuse(String portal, SubmissionApi.Entry entry, String key, String problem, String rules) {
        refused.lengthen(key, FIRST_PAUSE);
        incidents.report(new Incidents.Report(
                Incidents.ARRIVAL_REFUSED,
                subject(portal, entry),
                portal,
                null,
                null,
                null,
                Map.of("form", entry.form(), "transId", entry.transId(), "problem", problem, "rules", rules)));
    }

    @PreDestroy
    void end() {
        askers.shutdownNow();
    }
}
