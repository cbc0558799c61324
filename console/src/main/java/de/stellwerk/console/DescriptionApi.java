package de.stellwerk.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** Describes the operations API (OpenAPI 3.1), and answers what is not in it. */
@RestController
@RequestMapping(ConsoleConfiguration.ROOT)
final class DescriptionApi {

    private final byte[] description = description();

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires.Open
    byte[] describe() {
        return description;
    }

    /** Whatever else begins with the same path, so that it is answered like everything here. */
    @RequestMapping({"", "/**"})
    void nothing() {
        throw Answers.notFound();
    }

    private static byte[] description() {
        try (InputStream text = DescriptionApi.class.getResourceAsStream("openapi.yml")) {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(Integer.MAX_VALUE);
            Object document = new Yaml(new SafeConstructor(options)).load(text);
            return JsonMapper.builder().build().writeValueAsBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
