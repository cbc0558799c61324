package de.stellwerk.routes.catalog;

import de.stellwerk.adapter.Adapter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What of a hub keeps the catalogue, on a real ledger. */
public final class CatalogHub {

    private final CatalogFolder folder;
    private final Catalogs catalogs;

    private CatalogHub(CatalogFolder folder, Catalogs catalogs) {
        this.folder = folder;
        this.catalogs = catalogs;
    }

    /** Wired as in a hub and not started. */
    public static CatalogHub of(Path folder, DataSource ledger, Adapter<?> adapter, FormCompiler<?> compiler) {
        CatalogStore store = new CatalogStore(JdbcClient.create(ledger), new JdbcTransactionManager(ledger));
        return new CatalogHub(
                new CatalogFolder(folder),
                new Catalogs(
                        new CatalogReader(
                                Adapters.of(List.of(adapter), List.of(new SampleProvider())), Placeholders.ofTheHub()),
                        new FormChecks(forms(compiler, store), store::knownPins),
                        store,
                        Set::of,
                        "hub under test"));
    }

    private static <F> CompiledForms<F> forms(FormCompiler<F> compiler, CatalogStore store) {
        return new CompiledForms<>(
                compiler,
                service -> new ServiceFiles(
                        service.id(), store.pinned(service.pin()).files()),
                500);
    }

    public Catalog start() {
        catalogs.start(Optional.of(folder));
        return catalogs.current();
    }

    /** What a watching hub does when it sees a change that has come to rest. */
    public Catalog reload() {
        folder.stamps();
        folder.stamps();
        catalogs.take(folder);
        return catalogs.current();
    }

    /** As a hub that has no folder. */
    public Catalog takeNewest() {
        catalogs.takeNewest();
        return catalogs.current();
    }

    public List<Defect> defects() {
        return catalogs.defects();
    }
}
