package de.stellwerk.routes.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What is owed, as the columns of table {@code payment}. */
final class PaymentRow {

    private PaymentRow() {}

    /** The parameters owedState, provider, amount, purpose, items and unpaidAfter (seconds); all empty when nothing is owed. */
    static Map<String, Object> params(Optional<Owed> owed, JsonMapper json) {
        Optional<Owed.Collecting> collecting = owed.flatMap(Owed::collecting);
        Map<String, Object> params = new HashMap<>();
        params.put("owedState", owed.map(Owed::state).orElse(null));
        params.put("provider", collecting.map(Owed.Collecting::provider).orElse(null));
        params.put("amount", owed.flatMap(Owed::amount).orElse(null));
        params.put("purpose", collecting.map(Owed.Collecting::purpose).orElse(null));
        params.put("items", json.writeValueAsString(owed.map(Owed::items).orElse(java.util.List.of())));
        params.put(
                "unpaidAfter",
                collecting.map(c -> (double) c.unpaidAfter().toSeconds()).orElse(null));
        return params;
    }
}
