package de.stellwerk.benchmarks.faults.outside;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An OZG-Cloud's document; attachments are parts. */
final class OzgCloudForm {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode example;

    OzgCloudForm(String example) {
        this.example = (ObjectNode) JSON.readTree(example);
    }

    Message message(Planned planned) {
        byte[] json = JSON.writeValueAsBytes(filled(planned));
        if (planned.attachments().isEmpty()) {
            return Message.json(json);
        }
        Message.Multipart body = new Message.Multipart(planned).part("formData", "form.json", "application/json", json);
        planned.attachments().forEach(file -> body.part("attachment", file.name(), file.mediaType(), file.content()));
        return body.end();
    }

    private ObjectNode filled(Planned planned) {
        ObjectNode document = example.deepCopy();
        ObjectNode control = (ObjectNode) document.get("control");
        control.put("transactionId", planned.reference())
                .put("zustaendigeStelle", planned.authority().ars());
        control.putArray("leikaIds").add(planned.offer().key());
        item(document.path("formData"), "familienname").put("stringValue", planned.familyName());
        item(document.path("formData"), "bemerkung").put("stringValue", planned.remark());
        item(document.path("formData"), "anzahlKennzeichen").put("numberValue", Forms.plates(planned));
        return document;
    }

    private static ObjectNode item(JsonNode items, String name) {
        for (JsonNode item : items) {
            if (item.path("name").asString("").equals(name)) {
                return (ObjectNode) item;
            }
            ObjectNode below = item.has("formItems") ? item(item.get("formItems"), name) : null;
            if (below != null) {
                return below;
            }
        }
        return null;
    }
}
