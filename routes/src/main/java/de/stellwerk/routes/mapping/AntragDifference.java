package de.stellwerk.routes.mapping;

import de.stellwerk.schemas.xml.HardenedXml;
import de.stellwerk.schemas.xml.XmlLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.streams.Steps;

/** Finds where two Antrag documents differ; indentation and namespace prefixes do not count. */
public final class AntragDifference {

    private AntragDifference() {}

    /**
     * The XPath of the first element that is different, missing or too many; empty when the documents say the same.
     *
     * @throws de.stellwerk.schemas.xml.XmlRefused if one is no XML
     */
    public static Optional<String> between(byte[] expected, byte[] actual) {
        return between(root(expected), root(actual), "");
    }

    private static Optional<String> between(XdmNode expected, XdmNode actual, String parent) {
        String place = parent + "/" + expected.getNodeName().getLocalName();
        List<XdmNode> wanted = elements(expected);
        List<XdmNode> found = elements(actual);
        if (!expected.getNodeName().equals(actual.getNodeName())
                || !attributes(expected).equals(attributes(actual))
                || wanted.size() != found.size()
                || (wanted.isEmpty() && !expected.getStringValue().equals(actual.getStringValue()))) {
            return Optional.of(place);
        }
        for (int i = 0; i < wanted.size(); i++) {
            Optional<String> difference = between(wanted.get(i), found.get(i), place);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static XdmNode root(byte[] document) {
        return elements(HardenedXml.parse(document, XmlLimits.FORM)).get(0);
    }

    private static List<XdmNode> elements(XdmNode node) {
        return node.select(Steps.child().where(child -> child.getNodeName() != null))
                .toList();
    }

    private static Map<String, String> attributes(XdmNode node) {
        return node.select(Steps.attribute())
                .collect(Collectors.toMap(a -> a.getNodeName().getClarkName(), XdmNode::getStringValue));
    }
}
