package de.stellwerk.benchmarks.faults.outside;

import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The hub's own JSON: attachments inline, or, for every other submission, as parts. */
final class JsonForm {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode plates;
    private final ObjectNode dogs;

    JsonForm(String plates, String dogs) {
        this.plates = (ObjectNode) JSON.readTree(plates);
        this.dogs = (ObjectNode) JSON.readTree(dogs);
    }

    Message message(Planned planned) {
        boolean parts = planned.number() % 2 == 1 && !planned.attachments().isEmpty();
        byte[] json = JSON.writeValueAsBytes(filled(planned, parts));
        if (!parts) {
            return Message.json(json);
        }
        Message.Multipart body =
                new Message.Multipart(planned).part("submission", "antrag.json", "application/json", json);
        planned.attachments().forEach(file -> body.part(part(file), file.name(), file.mediaType(), file.content()));
        return body.end();
    }

    private ObjectNode filled(Planned planned, boolean parts) {
        ObjectNode message = (planned.offer() == Offer.INVOICE ? dogs : plates).deepCopy();
        message.put("reference", planned.reference())
                .put("service", planned.offer().key())
                .put("area", planned.authority().ars())
                .remove("case");
        if (planned.caseReference() != null) {
            message.put("case", planned.caseReference());
        }
        ((ObjectNode) message.at("/applicant/attributes/familyName")).put("value", planned.familyName());
        fill((ObjectNode) message.get("form"), planned);
        var attachments = message.putArray("attachments");
        planned.attachments().forEach(file -> attachments.add(attachment(file, parts)));
        return message;
    }

    private static void fill(ObjectNode form, Planned planned) {
        if (planned.offer() == Offer.INVOICE) {
            ((ObjectNode) form.at("/hunde/0")).put("chipnummer", planned.chip());
        } else {
            form.put("anzahlKennzeichen", Forms.plates(planned)).put("bemerkung", planned.remark());
        }
    }

    private static ObjectNode attachment(Attachment file, boolean parts) {
        ObjectNode attachment = JSON.createObjectNode()
                .put("name", file.name())
                .put("purpose", "attachment")
                .put("mediaType", file.mediaType());
        return parts
                ? attachment.put("part", part(file))
                : attachment.put("data", Base64.getEncoder().encodeToString(file.content()));
    }

    private static String part(Attachment file) {
        return file.name().replace(".pdf", "");
    }
}
