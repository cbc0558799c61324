package de.stellwerk.benchmarks.faults.outside;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a system beside the hub answers. */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer of(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer at(int status, String location) {
        return new Answer(status, Map.of("Location", location), new byte[0]);
    }

    byte[] head() {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        boolean bodiless = status == 204 || status == 304;
        return head.append(bodiless ? "" : "Content-Length: " + body.length + "\r\n")
                .append("\r\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
