package de.stellwerk.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** Describes the operations API (OpenAPI 3.1), and answers what is not in it. */
@RestController
@RequestMapping(ConsoleConfiguration.ROOT)
final class DescriptionApi {

    private final byte[] description = description();
    private final ObjectProvider<RequestMappingHandlerMapping> calls;

    DescriptionApi(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> calls) {
        this.calls = calls;
    }

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires.Open
    byte[] describe() {
        return description;
    }

    /** Whatever else begins with the same path, so that it is answered like everything here. */
    @RequestMapping({"", "/**"})
    @Requires.Token
    void nothing(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        Set<String> allowed = calls.getObject().getHandlerMethods().keySet().stream()
                .filter(call -> call.getPathPatternsCondition().getMatchingCondition(request) != null)
                .flatMap(call -> call.getMethodsCondition().getMethods().stream())
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (allowed.isEmpty()) {
            throw Answers.notFound();
        }
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), allowed);
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
