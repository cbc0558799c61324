package de.stellwerk.routes.intake;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Valid envelopes for the service {@code probe}, to be spoilt by tests. All data is invented. */
final class Envelopes {

    private Envelopes() {}

    static ObjectNode anEnvelope() {
        ObjectNode envelope = (ObjectNode) Http.JSON.readTree("""
                {"service": "99400048079000", "area": "059740040040",
                 "applicant": {"kind": "person", "account": "bundid", "attributes": {
                   "familyName": {"value": "Mustermann", "trust": "high"},
                   "givenName": {"value": "Erika", "trust": "high"}}},
                 "form": {"plates": 2, "kind": "private", "remark": "Übergabe möglich"}}
                """);
        return envelope.put("reference", UUID.randomUUID().toString());
    }

    static ObjectNode form(ObjectNode envelope) {
        return (ObjectNode) envelope.get("form");
    }

    static ObjectNode attribute(ObjectNode envelope, String name) {
        return (ObjectNode) envelope.at("/applicant/attributes/" + name);
    }
}
