package de.stellwerk.routes.mapping;

import de.stellwerk.schemas.AntragDocument;
import de.stellwerk.schemas.xml.Stylesheet;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.sf.saxon.s9api.XdmNode;

/** A service's mapping from one form variant to the Antrag document, compiled once. Safe for many threads. */
public final class CompiledMapping {

    private static final int MAX_BYTES = 4 << 20;
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final String name;
    private final Stylesheet stylesheet;
    private final BoundedRun run;

    private CompiledMapping(String name, Stylesheet stylesheet, Duration deadline) {
        this.name = name;
        this.stylesheet = stylesheet;
        this.run = new BoundedRun(name, deadline);
    }

    /**
     * @param name of the file, for error places
     * @param siblings finds the files beside it by name; only these can be imported, and {@code stellwerk:antrag-frame-1.0.xsl}
     * @throws de.stellwerk.schemas.xml.SourceRefused naming every defect with file and line
     */
    public static CompiledMapping compile(String name, byte[] source, Function<String, Optional<byte[]>> siblings) {
        return compile(name, source, siblings, DEADLINE);
    }

    static CompiledMapping compile(
            String name, byte[] source, Function<String, Optional<byte[]>> siblings, Duration deadline) {
        return new CompiledMapping(name, Stylesheet.compile(name, source, siblings), deadline);
    }

    /** As {@link #compile(String, byte[], Function)}, with all siblings at hand. */
    public static CompiledMapping compile(String name, byte[] source, Map<String, byte[]> siblings) {
        return compile(name, source, sibling -> Optional.ofNullable(siblings.get(sibling)));
    }

    /**
     * The Antrag document: UTF-8, valid against {@code antrag-1.0.xsd}, the same bytes for the same Eingang.
     *
     * @throws MappingFailed if the stylesheet stops, is too slow, or its result is not valid
     */
    public byte[] toAntrag(Eingang eingang) {
        return run.call(() -> {
            XdmNode source = EingangTree.of(eingang);
            Stylesheet.Validated validated = stylesheet.apply(source, AntragDocument.schema(), MAX_BYTES);
            if (!validated.violations().isEmpty()) {
                throw new MappingFailed(MappingFailed.INVALID_RESULT, name, 0, validated.violations());
            }
            return validated.result();
        });
    }
}
