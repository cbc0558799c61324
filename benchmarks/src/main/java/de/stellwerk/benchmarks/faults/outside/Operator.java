package de.stellwerk.benchmarks.faults.outside;

import de.stellwerk.benchmarks.faults.outside.HubClient.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody at the operations API who mends what the hub cannot mend itself: replays dead letters; where nobody can tell whether a target
 * did it, looks there and says that it had arrived, or has it done again; and delivers for the amount that came. Every fifth
 * time he does not look and has it done again at once, as people do. After a restoration he looks at the provider for every payment
 * in doubt, and says when all portals have sent again.
 */
final class Operator implements AutoCloseable {

    static final String TOKEN = "faults-operator";

    private static final String OPS = "/api/v1/ops/";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String UNKNOWN = "outcome-unknown";
    private static final int PAGE = 500;
    private static final int DOES_NOT_LOOK_EVERY = 5;

    private final HubClient hubs;
    private final Portals portals;
    private final Plan plan;
    private final Sink specialist;
    private final CashDesk cashDesk;
    private final Journal orders;

    Operator(Path folder, HubClient hubs, Portals portals, Plan plan, Sink specialist, CashDesk cashDesk)
            throws IOException {
        this.hubs = hubs;
        this.portals = portals;
        this.plan = plan;
        this.specialist = specialist;
        this.cashDesk = cashDesk;
        this.orders = new Journal(Ledgers.orders(folder));
    }

    /** The settings that make him known to a hub. */
    static List<String> settings() {
        String one = "--stellwerk.operators[0].";
        return List.of(
                one + "name=Prüfstand",
                one + "token-sha256=" + CatalogueFolder.sha256(TOKEN),
                one + "rights=metadata,replay,payments",
                one + "tenants=*",
                one + "loopback=true");
    }

    /** The hub's own account; nothing while no hub answers. */
    Optional<JsonNode> reconciliation() {
        return read("reconciliation");
    }

    /** Deals with everything that is dead or disputed now. */
    void tend() {
        List<String> toResume = new ArrayList<>();
        read("dead-letters?limit=" + PAGE).ifPresent(page -> page.path("items").forEach(letter -> {
            boolean nobodyCanTell = letter.path("failureClass").asString("").equals(UNKNOWN)
                    && letter.path("target").asString("").equals(CatalogueFolder.CANNOT_TELL);
            if (nobodyCanTell) {
                settle(letter);
            } else {
                toResume.add(letter.path("id").asString());
            }
        }));
        if (!toResume.isEmpty()) {
            replay(toResume, "resume", null);
        }
        read("incidents?state=open&kind=amount-differs&limit=" + PAGE)
                .ifPresent(page -> page.path("items").forEach(this::deliverNow));
        tendPayments();
    }

    /** Looks at the provider for every payment that the restored ledger may have forgotten. */
    void tendPayments() {
        read("incidents?state=open&kind=payment-in-doubt&limit=" + PAGE)
                .ifPresent(page -> page.path("items").forEach(this::lookUp));
    }

    private void lookUp(JsonNode incident) {
        String address = "incidents/" + incident.path("id").asString();
        Optional<CashDesk.Payment> opened =
                cashDesk.opened(incident.path("attempt").asString(""));
        if (opened.isPresent()) {
            ObjectNode known = reasoned()
                    .put("transaction", opened.get().transaction())
                    .put("page", cashDesk.payPage(opened.get()));
            post(address + "/known", known);
        } else {
            post(address + "/ask-again", reasoned());
        }
    }

    /** How often the hubs' ledger was restored, as they say; -1 while none answers. */
    int restorations() {
        return read("restorations")
                .map(standing -> standing.path("restorations").size())
                .orElse(-1);
    }

    /** All portals have sent again what was forgotten. */
    void resent() {
        post("restorations/resent", reasoned());
    }

    private void settle(JsonNode letter) {
        String delivery = letter.path("id").asString();
        String submission = letter.path("submission").asString();
        String target = letter.path("target").asString();
        Optional<Long> number = portals.number(submission);
        boolean looks = number.orElse(0L) % DOES_NOT_LOOK_EVERY != 0;
        Optional<String> address = number.filter(known -> looks)
                .flatMap(known -> specialist.lookUp(target, plan.of(known).reference()));
        if (address.isPresent()) {
            order(Ordered.ARRIVED, submission, target);
            ObjectNode arrival = reasoned();
            arrival.putObject("receipt").put("reference", address.get());
            post("dead-letters/" + delivery + "/arrived", arrival);
        } else {
            order(Ordered.AGAIN, submission, target);
            replay(List.of(delivery), Ordered.AGAIN, target);
        }
    }

    private void deliverNow(JsonNode incident) {
        order(Ordered.DELIVER_NOW, incident.path("submission").asString(""), "");
        post("incidents/" + incident.path("id").asString() + "/deliver-now", reasoned());
    }

    private void replay(List<String> ids, String mode, String target) {
        ObjectNode order = reasoned().put("mode", mode);
        if (target != null) {
            order.put("target", target);
        }
        ids.forEach(order.putArray("ids")::add);
        post("dead-letters/replay", order);
    }

    private void order(String kind, String id, String target) {
        orders.note(new Ordered(kind, id, target, Instant.now().toString()));
    }

    private static ObjectNode reasoned() {
        return JSON.createObjectNode().put("reason", "Prüfung");
    }

    private Optional<JsonNode> read(String what) {
        return hubs.get(OPS + what, TOKEN)
                .filter(reply -> reply.status() == 200)
                .map(Reply::body);
    }

    private void post(String what, ObjectNode order) {
        hubs.post(OPS + what, TOKEN, Message.json(JSON.writeValueAsBytes(order)));
    }

    @Override
    public void close() {
        try {
            orders.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
