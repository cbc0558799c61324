package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Defect;
import de.stellwerk.routes.catalog.FormCompiler;
import de.stellwerk.routes.catalog.PayloadStylesheet;
import de.stellwerk.routes.catalog.PortalFormat;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.ServiceFiles;
import de.stellwerk.routes.mapping.CompiledMapping;
import de.stellwerk.schemas.xml.CompiledSchema;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** slice */
@Component
final class FormCompilation implements FormCompiler<CompiledForm> {

    @Override
    public CompiledForm compile(Service service, Service.Variant variant, ServiceFiles files) {
        CompiledMapping mapping = CompiledMapping.compile(
                variant.mapping(), files.content(variant.mapping()).orElseThrow(), Map.of());
        byte[] schema = files.content(variant.schema()).orElseThrow();
        return variant.format() == PortalFormat.XOEV
                ? new CompiledForm.Xoev(CompiledSchema.compile(variant.schema(), schema, Map.of()), mapping)
                : new CompiledForm.Json(JsonSchemas.compile(schema), mapping);
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
