package de.stellwerk.routes.mapping;

import de.stellwerk.schemas.AntragDocument;
import de.stellwerk.schemas.xml.CompiledSchema;
import de.stellwerk.schemas.xml.Stylesheet;
import de.stellwerk.schemas.xml.XmlLimits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A target's own stylesheet from the Antrag document to its payload, compiled once. Safe for many threads. */
public final class PayloadMapping {

    private static final int MAX_BYTES = 16 << 20;
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final String name;
    private final Stylesheet stylesheet;
    private final BoundedRun run;

    private PayloadMapping(String name, Stylesheet stylesheet) {
        this.name = name;
        this.stylesheet = stylesheet;
        this.run = new BoundedRun(name, DEADLINE);
    }

    /**
     * @param name of the file, for error places
     * @param siblings finds the files beside it by name; only these can be imported
     * @throws de.stellwerk.schemas.xml.SourceRefused naming every defect with file and line
     */
    public static PayloadMapping compile(String name, byte[] source, Function<String, Optional<byte[]>> siblings) {
        return new PayloadMapping(name, Stylesheet.compile(name, source, siblings));
    }

    /** As {@link #compile(String, byte[], Function)}, with all siblings at hand. */
    public static PayloadMapping compile(String name, byte[] source, Map<String, byte[]> siblings) {
        return compile(name, source, sibling -> Optional.ofNullable(siblings.get(sibling)));
    }

    /**
     * The payload, serialised as the stylesheet's {@code xsl:output} says.
     *
     * @param antrag a valid Antrag document
     * @throws MappingFailed if the document is not valid, or the stylesheet stops or is too slow
     */
    public byte[] apply(byte[] antrag) {
        return run.call(() -> {
            CompiledSchema.Checked checked = AntragDocument.schema().read(antrag, XmlLimits.FORM);
            return checked.tree()
                    .map(document -> stylesheet.apply(document, MAX_BYTES))
                    .orElseThrow(() -> new MappingFailed(MappingFailed.UNREADABLE, name, 0, checked.violations()));
        });
    }
}
