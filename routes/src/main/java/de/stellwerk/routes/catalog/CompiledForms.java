package de.stellwerk.routes.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Compiled forms by the content hash of their service, made when first needed and kept as long as they are used; the
 * longest unused is forgotten when there are too many.
 */
public final class CompiledForms<F> {

    private final FormCompiler<F> compiler;
    private final Function<Service, ServiceFiles> files;
    private final Map<Key, F> kept;

    CompiledForms(FormCompiler<F> compiler, Function<Service, ServiceFiles> files, int most) {
        this.compiler = compiler;
        this.files = files;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, F> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * The compiled form of a variant, of the catalogue in force or of a pinned service.
     *
     * @throws FormRefused when it does not compile, which an accepted one does under the hub that accepted it
     */
    public F of(Service service, Service.Variant variant) {
        return of(service, variant, () -> files.apply(service));
    }

    /** Compiles a service's variants and runs their examples. */
    List<Defect> check(Service service, ServiceFiles own) {
        return service.variants().values().stream()
                .flatMap(variant -> check(service, variant, own).stream())
                .toList();
    }

    List<Defect> check(PayloadStylesheet stylesheet) {
        return compiler.check(stylesheet);
    }

    private List<Defect> check(Service service, Service.Variant variant, ServiceFiles own) {
        try {
            return compiler.runExamples(of(service, variant, () -> own), service, variant, own);
        } catch (FormRefused e) {
            return e.defects();
        }
    }

    /** Two threads may compile the same form at once; that is cheaper than letting all wait for each. */
    private F of(Service service, Service.Variant variant, Supplier<ServiceFiles> own) {
        Key key = new Key(service.pin(), variant.name());
        F form = kept(key);
        if (form != null) {
            return form;
        }
        F compiled = compiler.compile(service, variant, own.get());
        synchronized (kept) {
            kept.put(key, compiled);
        }
        return compiled;
    }

    private F kept(Key key) {
        synchronized (kept) {
            return kept.get(key);
        }
    }

    private record Key(String pin, String variant) {}
}
