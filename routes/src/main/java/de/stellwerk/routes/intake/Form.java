package de.stellwerk.routes.intake;

import javax.xml.namespace.QName;
import tools.jackson.databind.JsonNode;

/** A form as its format holds it. */
sealed interface Form {

    /** @param text the message as it came, for lines and columns */
    record Json(JsonNode envelope, byte[] text) implements Form {}

    record Xml(QName root, byte[] text) implements Form {}
}
