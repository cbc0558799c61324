package de.stellwerk.schemas.xml;

import java.util.Map;

/** The hub's own schemas, compiled when first used. */
public final class OwnSchemas {

    private OwnSchemas() {}

    /** {@code antrag-1.0.xsd}. */
    public static CompiledSchema antrag() {
        return AntragSchema.COMPILED;
    }

    /** {@code nachricht-1.0.xsd}. */
    public static CompiledSchema nachricht() {
        return NachrichtSchema.COMPILED;
    }

    private static final class NachrichtSchema {
        static final CompiledSchema COMPILED = CompiledSchema.compile(
                "nachricht-1.0.xsd", LocalCatalogue.own("nachricht-1.0.xsd").orElseThrow(), Map.of());
    }

    private static final class AntragSchema {
        static final CompiledSchema COMPILED = CompiledSchema.compile(
                "antrag-1.0.xsd", LocalCatalogue.own("antrag-1.0.xsd").orElseThrow(), Map.of());
    }
}
