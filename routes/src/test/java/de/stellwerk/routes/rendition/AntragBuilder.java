package de.stellwerk.routes.rendition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Antrag documents, beginning with {@code antrag.xml}: a rider's application with invented data. */
final class AntragBuilder {

    private String xml = Resource.text("antrag.xml");

    private AntragBuilder() {}

    static AntragBuilder anAntrag() {
        return new AntragBuilder();
    }

    static AntragBuilder anAntragWithEveryCharacter() {
        AntragBuilder antrag = anAntrag();
        List<String> all = Din91379.normative();
        for (int i = 0; i < all.size(); i += 20) {
            String some = String.join(" ", all.subList(i, Math.min(i + 20, all.size())));
            antrag.withGroup("Zeichen ab " + i, "Fette und magere", some);
        }
        return antrag;
    }

    AntragBuilder receivedAt(String time) {
        return with("2026-11-22T10:15:30Z", time);
    }

    AntragBuilder with(String text, String replacement) {
        if (!xml.contains(text)) {
            throw new IllegalArgumentException("Not in the sample: " + text);
        }
        xml = xml.replace(text, replacement);
        return this;
    }

    AntragBuilder withGroup(String name, String field, String value) {
        String group = """
                <gruppe id="gruppe"><bezeichnung>%s</bezeichnung><feld id="feld"><bezeichnung>%s</bezeichnung><text>%s</text></feld></gruppe>
                </formular>""".formatted(escaped(name), escaped(field), escaped(value));
        return with("</formular>", group);
    }

    byte[] bytes() {
        return xml.getBytes(UTF_8);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
