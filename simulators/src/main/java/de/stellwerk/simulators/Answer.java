package de.stellwerk.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;

/** What a simulator says. */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer of(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    static Answer of(int status, String contentType, String text) {
        return new Answer(status, Map.of("Content-Type", contentType), text.getBytes(UTF_8));
    }

    static Answer of(Fault fault) {
        Answer answer = of(fault.kind().status(), "text/plain", "switched fault");
        return fault.retryAfter() == null
                ? answer
                : answer.with("Retry-After", fault.retryAfter().toString());
    }

    Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
