package de.stellwerk.benchmarks.pieces;

import de.stellwerk.benchmarks.speed.Book;
import de.stellwerk.benchmarks.speed.Form;
import de.stellwerk.routes.catalog.PortalFormat;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.intake.CompiledForm;
import de.stellwerk.routes.mapping.Eingang;
import de.stellwerk.schemas.xml.CompiledSchema;
import de.stellwerk.schemas.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two forms of the speed harness, and what the hub makes of them. */
@State(Scope.Benchmark)
public class SentForms {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private byte[] json;
    private byte[] xml;
    private CompiledForm jsonForm;
    private CompiledForm.Xml xmlForm;
    private Eingang fromJson;
    private Eingang fromXml;
    private byte[] antrag;

    /** Reads both once and fails when the hub would refuse one. */
    @Setup(Level.Trial)
    public void prepare(RunningHub hub) throws IOException {
        json = sent("form.json");
        xml = sent("form.xml");
        jsonForm = hub.form("json");
        xmlForm = (CompiledForm.Xml) hub.form("xoev");
        fromJson = eingang(hub.service(), readJson().form().orElseThrow());
        fromXml = eingang(
                hub.service(),
                new Eingang.Form.Xml(Optional.empty(), readXml().tree().orElseThrow()));
        antrag = mapJson();
        require(readJson().violations().isEmpty() && mapXml().length > 0);
    }

    /** Reads the JSON form and validates it. */
    CompiledForm.Checked readJson() {
        JsonNode message = JSON.readTree(json);
        return jsonForm.check(new de.stellwerk.routes.intake.Form.Json(
                PortalFormat.STELLWERK_JSON,
                null,
                message.path("applicant"),
                message.path("form"),
                UnaryOperator.identity(),
                Optional.empty()));
    }

    /** Reads the XML form and validates it, in one reading. */
    CompiledSchema.Checked readXml() {
        return xmlForm.schema().read(xml, XmlLimits.FORM);
    }

    /** Maps the JSON form, and validates the Antrag document. */
    byte[] mapJson() {
        return jsonForm.mapping().toAntrag(fromJson);
    }

    /** The same with the XML form. */
    byte[] mapXml() {
        return xmlForm.mapping().toAntrag(fromXml);
    }

    byte[] json() {
        return json;
    }

    byte[] antrag() {
        return antrag;
    }

    private static byte[] sent(String file) throws IOException {
        try (InputStream text = Form.class.getResourceAsStream(file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${reference}", Book.reference(1))
                    .replace("${area}", Form.AREA)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static Eingang eingang(Service service, Eingang.Form form) {
        return new Eingang(
                UUID.fromString("01900000-0000-7000-8000-000000000001"),
                Instant.parse("2026-01-02T03:04:05Z"),
                Optional.empty(),
                true,
                "json",
                Book.reference(1),
                Optional.empty(),
                new Eingang.Service(service.keys().get(0), service.name(), service.fim()),
                new Eingang.Tenant(Form.AREA, "Musterstadt"),
                Form.AREA,
                List.of(),
                form);
    }

    private static void require(boolean taken) {
        if (!taken) {
            throw new IllegalStateException("the hub refuses the harness's own form");
        }
    }
}
