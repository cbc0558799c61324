package de.stellwerk.adapter.web;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What a target answered, its body complete and no longer than was allowed. */
public record HttpAnswer(int status, HttpHeaders headers, byte[] body) {

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
