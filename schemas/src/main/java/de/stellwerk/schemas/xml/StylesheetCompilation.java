package de.stellwerk.schemas.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.xml.transform.Source;
import net.sf.saxon.lib.ResourceRequest;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.XmlProcessingError;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.streams.Steps;

/** Compiles one stylesheet; every module it may import was read through {@link HardenedXml}. */
final class StylesheetCompilation {

    private static final String FOLDER = LocalCatalogue.SCHEME + ":/";
    private static final String XSLT = "http://www.w3.org/1999/XSL/Transform";
    private static final Set<String> FORBIDDEN = Set.of("result-document", "source-document", "evaluate");

    private final Function<String, Optional<byte[]>> siblings;
    private final List<Defect> defects = new ArrayList<>();

    private StylesheetCompilation(Function<String, Optional<byte[]>> siblings) {
        this.siblings = siblings;
    }

    static XsltExecutable compile(String name, byte[] source, Function<String, Optional<byte[]>> siblings) {
        return new StylesheetCompilation(siblings).run(name, source);
    }

    private XsltExecutable run(String name, byte[] source) {
        try {
            XsltCompiler compiler = SharedSaxon.PROCESSOR.newXsltCompiler();
            compiler.setErrorReporter(this::add);
            compiler.setResourceResolver(this::module);
            XsltExecutable executable = compiler.compile(read(name, FOLDER + name, source));
            if (defects.isEmpty()) {
                return executable;
            }
        } catch (SaxonApiException e) {
            if (defects.isEmpty()) {
                defects.add(new Defect(fileOf(e.getSystemId()), Math.max(0, e.getLineNumber()), 0, e.getMessage()));
            }
        }
        throw new SourceRefused(defects);
    }

    private Source module(ResourceRequest request) {
        String file = fileOf(request.uri);
        Optional<byte[]> bytes = request.uri.startsWith(FOLDER) ? siblings.apply(file) : LocalCatalogue.own(file);
        return read(file, request.uri, bytes.orElseThrow(() -> noSuch(file, request)));
    }

    private SourceRefused noSuch(String file, ResourceRequest request) {
        defects.add(new Defect(fileOf(request.baseUri), 0, 0, "There is no stylesheet '" + file + "' to import"));
        return new SourceRefused(defects);
    }

    private Source read(String file, String uri, byte[] bytes) {
        try {
            XdmNode module = HardenedXml.parse(bytes, XmlLimits.CATALOGUE, uri);
            refuseForbidden(file, module);
            return module.asSource();
        } catch (XmlRefused e) {
            XmlViolation violation = e.violation();
            defects.add(new Defect(file, violation.line(), violation.column(), violation.rule()));
            throw new SourceRefused(defects);
        }
    }

    private void refuseForbidden(String file, XdmNode module) {
        module.select(Steps.descendant())
                .filter(StylesheetCompilation::isForbidden)
                .forEach(node -> {
                    String message = "xsl:" + node.getNodeName().getLocalName() + " is not allowed";
                    defects.add(new Defect(file, node.getLineNumber(), node.getColumnNumber(), message));
                });
    }

    private static boolean isForbidden(XdmNode node) {
        return node.getNodeKind() == XdmNodeKind.ELEMENT
                && XSLT.equals(node.getNodeName().getNamespace())
                && FORBIDDEN.contains(node.getNodeName().getLocalName());
    }

    private void add(XmlProcessingError error) {
        if (!error.isWarning()) {
            defects.add(new Defect(
                    fileOf(error.getLocation().getSystemId()),
                    Math.max(0, error.getLocation().getLineNumber()),
                    Math.max(0, error.getLocation().getColumnNumber()),
                    error.getMessage()));
        }
    }

    /** The name of a module as the catalogue knows it. */
    static String fileOf(String uri) {
        return uri == null ? "" : uri.replace(FOLDER, "").replace(LocalCatalogue.SCHEME + ":", "");
    }
}
