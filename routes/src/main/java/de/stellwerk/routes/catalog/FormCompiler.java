package de.stellwerk.routes.catalog;

import java.util.List;

/**
 * Turns the schema and mapping of a service's variant into something that can be run. The catalogue asks for it and keeps
 * the results by content hash; it does not look into them.
 *
 * @param <F> a compiled form, safe for many threads
 */
public interface FormCompiler<F> {

    /** @throws FormRefused naming everything that does not compile, with file and line */
    F compile(Service service, Service.Variant variant, ServiceFiles files);

    /** Runs the golden examples; what differs from its expected Antrag document is a defect. Empty: all is as it should be. */
    List<Defect> runExamples(F form, Service service, Service.Variant variant, ServiceFiles files);

    /** Compiles a target's stylesheet and answers what is wrong with it. */
    List<Defect> check(PayloadStylesheet stylesheet);
}
