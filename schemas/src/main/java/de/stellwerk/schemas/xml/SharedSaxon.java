package de.stellwerk.schemas.xml;

import net.sf.saxon.lib.Feature;
import net.sf.saxon.lib.StandardLogger;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.trans.XPathException;

/** The one Saxon configuration: trees and stylesheets fit together only within one. It reaches nothing outside. */
final class SharedSaxon {

    static final Processor PROCESSOR = lockedDown();

    private SharedSaxon() {}

    private static Processor lockedDown() {
        Processor processor = new Processor(false);
        processor.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
        processor.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        processor.setConfigurationProperty(Feature.DTD_VALIDATION, false);
        processor.setConfigurationProperty(Feature.ENVIRONMENT_VARIABLE_RESOLVER, new NoEnvironment());
        processor.setConfigurationProperty(Feature.XINCLUDE, false);
        processor.getUnderlyingConfiguration().setResourceResolver(request -> {
            throw new XPathException("Nothing outside the stylesheet and its document can be read", "FODC0002");
        });
        processor.getUnderlyingConfiguration().setUnparsedTextURIResolver((uri, encoding, config) -> {
            throw new XPathException("Nothing outside the stylesheet and its document can be read", "FOUT1170");
        });
        processor.getUnderlyingConfiguration().setCollectionFinder((context, uri) -> {
            throw new XPathException("Nothing outside the stylesheet and its document can be read", "FODC0002");
        });
        processor.getUnderlyingConfiguration().setLogger(new Silent());
        return processor;
    }

    /** What Saxon would print may hold a value of the document. */
    private static final class Silent extends StandardLogger {
        @Override
        public void println(String message, int severity) {}
    }
}
