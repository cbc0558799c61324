package de.stellwerk.routes.catalog;

import de.stellwerk.routes.ledger.LedgerSettings;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogSettings.class)
class CatalogConfiguration {

    /** All that the application's class loader knows, jars dropped beside the hub included. */
    @Bean
    Adapters adapters(ResourceLoader application) {
        return Adapters.from(application.getClassLoader());
    }

    @Bean
    CatalogStore catalogStore(JdbcClient sql, PlatformTransactionManager transactions) {
        return new CatalogStore(sql, transactions);
    }

    @Bean
    <F> CompiledForms<F> compiledForms(FormCompiler<F> compiler, CatalogStore store, CatalogSettings settings) {
        return new CompiledForms<>(
                compiler,
                service -> new ServiceFiles(
                        service.id(), store.pinned(service.pin()).files()),
                settings.compiledForms());
    }

    @Bean
    @ConditionalOnProperty("stellwerk.catalog.folder")
    CatalogFolder catalogFolder(CatalogSettings settings) {
        return new CatalogFolder(settings.folder());
    }

    @Bean
    Catalogs catalogs(
            Adapters adapters,
            CompiledForms<?> forms,
            CatalogStore store,
            ObjectProvider<TargetsInUse> inUse,
            LedgerSettings ledger,
            Optional<CatalogFolder> folder) {
        Catalogs catalogs = new Catalogs(
                new CatalogReader(adapters, Placeholders.ofTheHub()),
                new FormChecks(forms, store::knownPins),
                store,
                inUse.getIfAvailable(() -> Set::of),
                ledger.hub());
        catalogs.start(folder);
        return catalogs;
    }

    @Bean(initMethod = "start")
    CatalogWatch catalogWatch(Catalogs catalogs, Optional<CatalogFolder> folder, CatalogSettings settings) {
        return new CatalogWatch(catalogs, folder, settings.look());
    }
}
