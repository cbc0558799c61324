package de.stellwerk.schemas.xml;

import net.sf.saxon.event.ComplexContentOutputter;
import net.sf.saxon.event.PipelineConfiguration;
import net.sf.saxon.expr.parser.Loc;
import net.sf.saxon.om.CopyOptions;
import net.sf.saxon.om.FingerprintedQName;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.NoNamespaceName;
import net.sf.saxon.om.NodeName;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.serialize.SerializationProperties;
import net.sf.saxon.str.StringView;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.type.BuiltInAtomicType;
import net.sf.saxon.type.Untyped;

/**
 * Builds a tree without text in between. Names stay in memory for good, so they come from a fixed set. One use, one thread.
 */
public final class TreeBuilder {

    private final XdmDestination destination = new XdmDestination();
    private final ComplexContentOutputter out;

    public TreeBuilder() {
        PipelineConfiguration pipe =
                SharedSaxon.PROCESSOR.getUnderlyingConfiguration().makePipelineConfiguration();
        out = new ComplexContentOutputter(destination.getReceiver(pipe, new SerializationProperties()));
        doing(() -> {
            out.open();
            out.startDocument(0);
        });
    }

    /** The name of an element; build it once. */
    public static NodeName element(String prefix, String namespace, String local) {
        return new FingerprintedQName(prefix, NamespaceUri.of(namespace), local);
    }

    /** The name of an attribute without a namespace; build it once. */
    public static NodeName attribute(String local) {
        return new NoNamespaceName(local);
    }

    public TreeBuilder start(NodeName element) {
        doing(() -> out.startElement(element, Untyped.getInstance(), Loc.NONE, 0));
        return this;
    }

    /** Directly after {@link #start}; nothing if the value is {@code null}. */
    public TreeBuilder with(NodeName attribute, String value) {
        if (value != null) {
            doing(() -> out.attribute(attribute, BuiltInAtomicType.UNTYPED_ATOMIC, value, Loc.NONE, 0));
        }
        return this;
    }

    public TreeBuilder text(String text) {
        doing(() -> out.characters(StringView.of(text), Loc.NONE, 0));
        return this;
    }

    public TreeBuilder copyOf(XdmNode node) {
        doing(() -> node.getUnderlyingNode().copy(out, CopyOptions.ALL_NAMESPACES, Loc.NONE));
        return this;
    }

    public TreeBuilder end() {
        doing(out::endElement);
        return this;
    }

    /** The document node; nothing can be added afterwards. */
    public XdmNode document() {
        doing(() -> {
            out.endDocument();
            out.close();
        });
        return destination.getXdmNode();
    }

    private static void doing(Event event) {
        try {
            event.send();
        } catch (XPathException e) {
            throw new IllegalStateException("The events of a tree are out of order", e);
        }
    }

    private interface Event {
        void send() throws XPathException;
    }
}
