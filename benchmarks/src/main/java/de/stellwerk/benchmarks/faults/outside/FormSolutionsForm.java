package de.stellwerk.benchmarks.faults.outside;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A document of a Form-Solutions server: the first attachment is the form's PDF. */
final class FormSolutionsForm {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode example;

    FormSolutionsForm(String example) {
        this.example = (ObjectNode) JSON.readTree(example);
    }

    /** The lines that tell a portal's file which Formularnummer is for which service and area. */
    static List<String> addresses() {
        return Stream.of(Authority.values())
                .flatMap(authority -> Stream.of(Offer.PAID, Offer.FREE)
                        .map(offer -> "  %s: {service: \"%s\", area: \"%s\"}\n"
                                .formatted(number(offer, authority), offer.key(), authority.ars())))
                .toList();
    }

    private static String number(Offer offer, Authority authority) {
        return "AS_" + offer.key() + "_" + authority.ars();
    }

    Message message(Planned planned) {
        ObjectNode document = example.deepCopy();
        document.put("transID", planned.reference())
                .put("identifier", number(planned.offer(), planned.authority()))
                .put("pdf", base64(planned.attachments().get(0).content()))
                .put("xml", base64(xml(planned).getBytes(StandardCharsets.UTF_8)));
        if (planned.caseReference() != null) {
            document.put("payload", planned.caseReference());
        }
        ((ObjectNode) document.get("secureData")).put("LastName", planned.familyName());
        var attachments = document.putArray("attachments");
        planned.attachments().stream().skip(1).forEach(file -> attachments
                .addObject()
                .put("name", file.name())
                .put("contentType", file.mediaType())
                .put("data", base64(file.content())));
        return Message.json(JSON.writeValueAsBytes(document));
    }

    private String xml(Planned planned) {
        byte[] form = Base64.getDecoder().decode(example.path("xml").asString());
        return planned.offer()
                .inItsWords(new String(form, StandardCharsets.UTF_8))
                .replace("Mustermann", planned.familyName())
                .replaceFirst("(?s)<bemerkung>[^<]*<", Matcher.quoteReplacement("<bemerkung>" + planned.remark() + "<"))
                .replaceFirst("<anzahlKennzeichen>\\d+", "<anzahlKennzeichen>" + Forms.plates(planned));
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }
}
