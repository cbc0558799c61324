package de.stellwerk.schemas;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.Instant;

/** A point in time of the Antrag document, ISO 8601 in UTC with the letter Z. */
public final class InstantText extends XmlAdapter<String, Instant> {

    @Override
    public Instant unmarshal(String text) {
        return Instant.parse(text);
    }

    @Override
    public String marshal(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
