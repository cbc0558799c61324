package de.stellwerk.routes.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Compiles by looking for the words "does not compile" and "differs", and notes what it was asked for. */
final class ToldCompiler implements FormCompiler<String> {

    final List<String> compiled = new CopyOnWriteArrayList<>();

    @Override
    public String compile(Service service, Service.Variant variant, ServiceFiles files) {
        compiled.add(service.id() + "/" + variant.name());
        String mapping = text(files, variant.mapping());
        if (mapping.contains("does not compile")) {
            throw new FormRefused(List.of(new Defect(files.path(variant.mapping()), 1, "does not compile")));
        }
        return mapping;
    }

    @Override
    public List<Defect> runExamples(String form, Service service, Service.Variant variant, ServiceFiles files) {
        return files.examples(variant).stream()
                .filter(example -> text(files, example.antrag()).contains("differs"))
                .map(example -> new Defect(files.path(example.antrag()), 1, "differs"))
                .toList();
    }

    @Override
    public List<Defect> check(PayloadStylesheet stylesheet) {
        return stylesheet.text().contains("does not compile")
                ? List.of(new Defect(stylesheet.place(), 1, "does not compile"))
                : List.of();
    }

    private static String text(ServiceFiles files, String name) {
        return new String(files.content(name).orElseThrow(), StandardCharsets.UTF_8);
    }
}
