package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.JsonText.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an OZG-Cloud message says of the applicant's account, as part of an envelope's applicant; who that is the form says. */
final class ServiceKonto {

    private static final String POINTER = "/control/serviceKonto";
    private static final Map<String, String> ACCOUNTS = Map.of(
            "BUNDID", "bundid",
            "MUK", "muk",
            "OSI", "osi",
            "BAYERN_ID", "bayern-id",
            "SERVICEKONTO_NRW", "servicekonto-nrw");

    private ServiceKonto() {}

    /** Account {@code none} where the message names none. */
    static ObjectNode applicant(JsonNode konto, List<Violation> violations) {
        ObjectNode applicant = JsonNodeFactory.instance.objectNode();
        applicant.put("account", konto.isObject() ? account(konto, violations) : "none");
        ObjectNode attributes = applicant.putObject("attributes");
        if (konto.isObject()) {
            Optional<String> trust = text(konto, "trustLevel").flatMap(TrustLevels::stork);
            if (trust.isEmpty()) {
                violations.add(Violation.at(POINTER + "/trustLevel", "trust-level-unknown"));
            }
            text(konto.path("postfachAddress"), "identifier").ifPresent(postbox -> attributes
                    .putObject("postboxId")
                    .put("value", postbox)
                    .put("trust", trust.orElse(TrustLevels.UNTRUSTED)));
        }
        return applicant;
    }

    private static String account(JsonNode konto, List<Violation> violations) {
        Optional<String> account = text(konto, "type").map(type -> ACCOUNTS.get(type.toUpperCase(Locale.ROOT)));
        if (account.isEmpty()) {
            violations.add(Violation.at(POINTER + "/type", "account-unknown"));
        }
        return account.orElse("none");
    }
}
