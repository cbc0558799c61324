package de.stellwerk.routes.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks a catalogue as a starting hub without a ledger would, everything compiled and all examples run. */
public final class CatalogCheck {

    private CatalogCheck() {}

    public static List<Defect> of(Path folder, Adapters adapters, FormCompiler<?> compiler) {
        Draft draft = new CatalogReader(adapters, Placeholders.ofTheHub()).read(new CatalogFolder(folder).snapshot());
        return Stream.of(
                        draft.ownDefects(),
                        CrossChecks.of(draft).stream(),
                        new FormChecks(forms(compiler), pins -> Set.of()).of(draft).stream())
                .flatMap(defects -> defects)
                .sorted()
                .toList();
    }

    private static <F> CompiledForms<F> forms(FormCompiler<F> compiler) {
        return new CompiledForms<>(
                compiler,
                service -> {
                    throw new IllegalStateException("nothing is pinned");
                },
                10);
    }
}
