package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A clerk's look into the DMS: the CMIS browser binding (CMIS 1.1, section 5) over plain HTTP, without the adapter's library. */
record Dms(Web server) {

    private static final String ROOT = "/inmemory/browser/A1/root/";

    static Dms at(URI address) {
        return new Dms(new Web(address));
    }

    /** The documents of a folder, by name. */
    Map<String, byte[]> documents(String folder) {
        Map<String, byte[]> documents = new TreeMap<>();
        get(folder, "children")
                .json()
                .path("objects")
                .valueStream()
                .map(child -> child.path("object").path("properties"))
                .map(properties -> properties.path("cmis:name").path("value").asString())
                .forEach(name ->
                        documents.put(name, get(folder + "/" + name, "content").bytes()));
        return documents;
    }

    boolean has(String path) {
        return ask(path, "object").status() == 200;
    }

    private Web.Answer get(String path, String selector) {
        Web.Answer answer = ask(path, selector);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer;
    }

    private Web.Answer ask(String path, String selector) {
        String encoded = Arrays.stream(path.split("/"))
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        String basic = Base64.getEncoder().encodeToString("clerk:invented".getBytes(StandardCharsets.UTF_8));
        return server.get(ROOT + encoded + "?cmisselector=" + selector, "Basic " + basic);
    }
}
