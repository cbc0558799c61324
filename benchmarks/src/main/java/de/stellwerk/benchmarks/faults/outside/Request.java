package de.stellwerk.benchmarks.faults.outside;

import java.util.Locale;
import java.util.Map;

/** @param headers by name in lower case */
record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    boolean isChange() {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
