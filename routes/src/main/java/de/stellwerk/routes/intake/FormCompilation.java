package de.stellwerk.routes.intake;

import com.networknt.schema.Schema;
import de.stellwerk.routes.catalog.Defect;
import de.stellwerk.routes.catalog.FormCompiler;
import de.stellwerk.routes.catalog.FormRefused;
import de.stellwerk.routes.catalog.PayloadStylesheet;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.ServiceFiles;
import de.stellwerk.routes.mapping.CompiledMapping;
import de.stellwerk.routes.mapping.PayloadMapping;
import de.stellwerk.schemas.xml.CompiledSchema;
import de.stellwerk.schemas.xml.SourceRefused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Compiles the forms of the catalogue's services and the stylesheets of its targets. */
@Component
final class FormCompilation implements FormCompiler<CompiledForm> {

    @Override
    public CompiledForm compile(Service service, Service.Variant variant, ServiceFiles files) {
        List<Defect> defects = new ArrayList<>();
        byte[] source = files.content(variant.schema()).orElseThrow();
        Optional<CompiledMapping> mapping = orDefects(defects, files::path, () -> mapping(variant, files));
        Optional<CompiledForm> form = variant.format().formIsXml()
                ? orDefects(defects, files::path, () -> xmlSchema(variant, source, files))
                        .flatMap(schema -> mapping.map(made -> new CompiledForm.Xml(schema, made)))
                : jsonSchema(source, files.path(variant.schema()), defects)
                        .flatMap(schema -> mapping.map(made -> new CompiledForm.Json(schema, made)));
        return form.orElseThrow(() -> new FormRefused(defects));
    }

    private static CompiledMapping mapping(Service.Variant variant, ServiceFiles files) {
        byte[] source = files.content(variant.mapping()).orElseThrow();
        return CompiledMapping.compile(variant.mapping(), source, files::content);
    }

    private static CompiledSchema xmlSchema(Service.Variant variant, byte[] source, ServiceFiles files) {
        return CompiledSchema.compile(variant.schema(), source, files::content);
    }

    /** What the library says of a schema that it cannot use has no place in it. */
    private static Optional<Schema> jsonSchema(byte[] source, String file, List<Defect> defects) {
        try {
            return Optional.of(JsonSchemas.compile(source));
        } catch (RuntimeException e) {
            defects.add(new Defect(file, 1, "the file is no JSON Schema that the hub can use: " + e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public List<Defect> runExamples(CompiledForm form, Service service, Service.Variant variant, ServiceFiles files) {
        FormExamples examples = new FormExamples(form, service, variant, files);
        return files.examples(variant).stream()
                .flatMap(example -> examples.run(example).stream())
                .toList();
    }

    @Override
    public List<Defect> check(PayloadStylesheet stylesheet) {
        List<Defect> defects = new ArrayList<>();
        byte[] source = stylesheet.text().getBytes(StandardCharsets.UTF_8);
        orDefects(
                defects,
                Function.identity(),
                () -> PayloadMapping.compile(stylesheet.place(), source, Map.<String, byte[]>of()));
        return defects;
    }

    private static <T> Optional<T> orDefects(
            List<Defect> defects, Function<String, String> path, Supplier<T> compilation) {
        try {
            return Optional.of(compilation.get());
        } catch (SourceRefused e) {
            e.defects().stream()
                    .map(found -> new Defect(path.apply(found.file()), Math.max(1, found.line()), found.message()))
                    .forEach(defects::add);
            return Optional.empty();
        }
    }
}
