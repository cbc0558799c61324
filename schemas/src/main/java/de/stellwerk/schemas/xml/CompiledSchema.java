package de.stellwerk.schemas.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.xml.sax.ContentHandler;
import org.xml.sax.helpers.DefaultHandler;

/** An XML Schema, compiled once. Safe for many threads; validators are reused. */
public final class CompiledSchema {

    private final Schema schema;
    private final CharacterClasses characters = new CharacterClasses();
    private final Queue<ValidatorHandler> idle = new ConcurrentLinkedQueue<>();

    private CompiledSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Compiles a schema. It may import or include its siblings by name and the hub's own schemas by namespace or as
     * {@code stellwerk:<name>}; nothing else can be reached.
     *
     * @param name of the schema document, for error places
     * @param siblings finds other schema documents by the name under which {@code schemaLocation} asks for them
     * @throws SourceRefused naming every defect
     */
    public static CompiledSchema compile(String name, byte[] source, Function<String, Optional<byte[]>> siblings) {
        return new CompiledSchema(SchemaCompilation.compile(name, source, siblings));
    }

    /** As {@link #compile(String, byte[], Function)}, with all siblings at hand. */
    public static CompiledSchema compile(String name, byte[] source, Map<String, byte[]> siblings) {
        return compile(name, source, sibling -> Optional.ofNullable(siblings.get(sibling)));
    }

    /** Everything that is wrong with the XML, in document order; empty when it is valid. */
    public List<XmlViolation> validate(byte[] xml, XmlLimits limits) {
        return check(xml, limits, new DefaultHandler());
    }

    /** Validates and builds the tree in one reading. */
    public Checked read(byte[] xml, XmlLimits limits) {
        try {
            BuildingContentHandler tree = HardenedXml.treeBuilder();
            List<XmlViolation> violations = check(xml, limits, tree);
            return new Checked(
                    violations.isEmpty() ? Optional.of(tree.getDocumentNode()) : Optional.empty(), violations);
        } catch (SaxonApiException e) {
            throw new IllegalStateException("The tree was not finished", e);
        }
    }

    /** The tree, there exactly when there is no violation. */
    public record Checked(Optional<XdmNode> tree, List<XmlViolation> violations) {}

    /** Valid events reach {@code next} up to the first violation. */
    List<XmlViolation> check(byte[] xml, XmlLimits limits, ContentHandler next) {
        return withValidation(next, checking -> {
            LimitedReading reading = new LimitedReading(limits, checking);
            checking.placesFrom(reading::violationHere);
            try {
                HardenedXml.read(xml, reading, limits);
            } catch (XmlRefused e) {
                checking.add(e.violation());
            }
        });
    }

    /** Lets {@code source} send events through a validator to {@code next}. */
    List<XmlViolation> withValidation(ContentHandler next, Consumer<CheckedEvents> source) {
        ValidatorHandler validator = idle.poll();
        if (validator == null) {
            validator = schema.newValidatorHandler();
        }
        CheckedEvents checking = new CheckedEvents(validator, characters, next);
        source.accept(checking);
        idle.offer(validator);
        return checking.violations();
    }
}
