package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Defect;
import de.stellwerk.routes.catalog.FormCompiler;
import de.stellwerk.routes.catalog.FormRefused;
import de.stellwerk.routes.catalog.PayloadStylesheet;
import de.stellwerk.routes.catalog.PortalFormat;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.ServiceFiles;
import de.stellwerk.routes.mapping.CompiledMapping;
import de.stellwerk.schemas.xml.CompiledSchema;
import de.stellwerk.schemas.xml.SourceRefused;
import java.util.List;
import org.springframework.stereotype.Component;

/** Compiles the forms of the catalogue's services. */
@Component
final class FormCompilation implements FormCompiler<CompiledForm> {

    @Override
    public CompiledForm compile(Service service, Service.Variant variant, ServiceFiles files) {
        try {
            byte[] schema = files.content(variant.schema()).orElseThrow();
            CompiledMapping mapping = CompiledMapping.compile(
                    variant.mapping(), files.content(variant.mapping()).orElseThrow(), files.siblings(".xsl"));
            return variant.format() == PortalFormat.XOEV
                    ? new CompiledForm.Xoev(
                            CompiledSchema.compile(variant.schema(), schema, files.siblings(".xsd")), mapping)
                    : new CompiledForm.Json(compiled(variant, schema, files), mapping);
        } catch (SourceRefused e) {
            throw new FormRefused(e.defects().stream()
                    .map(found -> new Defect(files.path(found.file()), Math.max(1, found.line()), found.message()))
                    .toList());
        }
    }

    private static com.networknt.schema.Schema compiled(Service.Variant variant, byte[] schema, ServiceFiles files) {
        try {
            return JsonSchemas.compile(schema);
        } catch (RuntimeException e) {
            throw new FormRefused(
                    List.of(new Defect(files.path(variant.schema()), 1, "is not a JSON Schema that can be used")));
        }
    }

    @Override
    public List<Defect> runExamples(CompiledForm form, Service service, Service.Variant variant, ServiceFiles files) {
        return List.of();
    }

    @Override
    public List<Defect> check(PayloadStylesheet stylesheet) {
        return List.of();
    }
}
