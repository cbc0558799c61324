package de.stellwerk.benchmarks.faults.outside;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;

/** An XÖV message; attachments are parts. */
final class XoevForm {

    private final String example;

    XoevForm(String example) {
        this.example = example;
    }

    Message message(Planned planned) {
        byte[] xml = filled(planned).getBytes(StandardCharsets.UTF_8);
        if (planned.attachments().isEmpty()) {
            return new Message("application/xml", xml);
        }
        Message.Multipart body =
                new Message.Multipart(planned).part("nachricht", "nachricht.xml", "application/xml", xml);
        planned.attachments().forEach(file -> body.part(file.name(), file.name(), file.mediaType(), file.content()));
        return body.end();
    }

    private String filled(Planned planned) {
        String xml =
                value("nachrichtenUUID", planned.reference(), planned.offer().inItsWords(example));
        xml = value("leistung", planned.offer().key(), xml);
        xml = value("gebiet", planned.authority().ars(), xml);
        xml = value("anzahlKennzeichen", String.valueOf(Forms.plates(planned)), xml);
        xml = value("bemerkung", planned.remark(), xml);
        xml = xml.replace("Mustermann", planned.familyName());
        xml = xml.replaceFirst("(?s)<anlagen>.*</anlagen>", Matcher.quoteReplacement(attachments(planned)));
        String named = planned.caseReference() == null ? "" : "<vorgang>" + planned.caseReference() + "</vorgang>";
        return xml.replace("</gebiet>", "</gebiet>" + named);
    }

    private static String value(String element, String value, String xml) {
        return xml.replaceFirst(
                "(?s)<" + element + ">[^<]*</" + element + ">",
                Matcher.quoteReplacement("<" + element + ">" + value + "</" + element + ">"));
    }

    private static String attachments(Planned planned) {
        StringBuilder list = new StringBuilder();
        planned.attachments()
                .forEach(file ->
                        list.append("<anlage><name>%s</name><zweck>anlage</zweck><medientyp>%s</medientyp></anlage>"
                                .formatted(file.name(), file.mediaType())));
        return list.isEmpty() ? "" : "<anlagen>" + list + "</anlagen>";
    }
}
