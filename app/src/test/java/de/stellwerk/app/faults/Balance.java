package de.stellwerk.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.app.faults.Acknowledgements.Acknowledged;
import de.stellwerk.app.faults.TargetSystems.Effect;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Compares two ledgers outside the hub, the portal's and the targets', with what the hub says. Every acknowledged submission
 * must have had each of its effects exactly once, under the key that its receipt names, and no effect may be without one.
 */
final class Balance {

    private final Map<String, List<Effect>> dms;
    private final Map<String, List<Effect>> antraege;
    private final Map<String, List<Effect>> anlagen;
    private final Set<String> claimedByReceipts = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();

    private Balance(TargetSystems systems) {
        dms = byKey(TargetSystems.effects(systems.dms()));
        List<Effect> citko = TargetSystems.effects(systems.specialist());
        antraege = citko.stream()
                .filter(effect -> effect.kind().equals("antrag"))
                .collect(Collectors.groupingBy(Effect::reference));
        anlagen = citko.stream()
                .filter(effect -> effect.kind().equals("anlage"))
                .collect(Collectors.groupingBy(Effect::reference));
    }

    /** Everything has come to rest at this hub; now it must come out even. */
    static void check(URI hub, Collection<Acknowledged> acknowledged, TargetSystems systems) throws IOException {
        Balance balance = new Balance(systems);
        HubApi portal = new HubApi(hub, TestCatalogue.PORTAL);
        for (Acknowledged one : acknowledged) {
            balance.check(one, portal.get("/api/v1/submissions/" + one.id()));
        }
        balance.checkThatNoEffectIsLeftOver();
        assertThat(balance.wrong).isEmpty();
        JsonNode report = Operations.at(hub).reconciliation();
        assertThat(report.path("unaccounted").asLong()).as("%s", report).isZero();
        assertThat(report.path("accepted").asLong()).as("%s", report).isEqualTo(acknowledged.size());
        assertThat(report.path("counts").path("delivered").asLong())
                .as("%s", report)
                .isEqualTo(acknowledged.size());
    }

    private static Map<String, List<Effect>> byKey(List<Effect> effects) {
        return effects.stream().collect(Collectors.groupingBy(Effect::key));
    }

    private void check(Acknowledged acknowledged, HubApi.Reply reply) {
        if (reply.status() != 200) {
            wrong.add("LOST " + acknowledged.id() + ": " + reply.status());
            return;
        }
        String state = reply.body().path("state").asString();
        if (!state.equals("delivered")) {
            wrong.add("STUCK " + acknowledged.id() + ": " + reply.body());
        }
        reply.body().path("deliveries").forEach(delivery -> check(acknowledged, delivery));
    }

    private void check(Acknowledged acknowledged, JsonNode delivery) {
        JsonNode receipt = delivery.path("receipt");
        if (delivery.path("role").asString().equals("specialist")) {
            String number = receipt.path("vorgangsnummer").asString("");
            once(acknowledged, number, antraege);
            checkAnlagen(acknowledged, number);
        } else {
            once(acknowledged, key(receipt.path("reference").asString("")), dms);
        }
    }

    /** A receipt from the answer to the post is the effect's address, one that was found later its key. */
    private static String key(String reference) {
        return reference.replaceFirst("^/effects/", "");
    }

    private void once(Acknowledged acknowledged, String receipt, Map<String, List<Effect>> effects) {
        int times = effects.getOrDefault(receipt, List.of()).size();
        if (times != 1) {
            wrong.add((times == 0 ? "STATE_LIE " : "DUP_EFFECT ") + acknowledged.id() + ": " + receipt + " " + times);
        }
        if (!claimedByReceipts.add(receipt)) {
            wrong.add("SHARED_RECEIPT " + acknowledged.id() + ": " + receipt);
        }
    }

    private void checkAnlagen(Acknowledged acknowledged, String number) {
        List<String> stored = anlagen.getOrDefault(number, List.of()).stream()
                .map(Effect::sha512)
                .toList();
        if (!stored.equals(acknowledged.attachments())) {
            wrong.add("PARTIAL or CORRUPT " + acknowledged.id() + ": " + stored.size() + " attachments");
        }
    }

    private void checkThatNoEffectIsLeftOver() {
        for (Map<String, List<Effect>> effects : List.of(dms, antraege, anlagen)) {
            effects.keySet().stream()
                    .filter(receipt -> !claimedByReceipts.contains(receipt))
                    .forEach(receipt -> wrong.add("PHANTOM or DUP_EFFECT " + receipt));
        }
        long keys = antraege.values().stream()
                .flatMap(List::stream)
                .map(Effect::key)
                .distinct()
                .count();
        if (keys != antraege.size()) {
            wrong.add("DUP_EFFECT: " + antraege.size() + " Vorgänge under " + keys + " keys");
        }
    }
}
