package de.stellwerk.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import de.stellwerk.routes.catalog.Area;
import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.CatalogHub;
import de.stellwerk.routes.catalog.LargeCatalog;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.Tenant;
import de.stellwerk.routes.ledger.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a large catalogue takes. In the build it is a small one; the whole Land is measured by hand, with
 * {@code -DargLine="-Xmx4g -Dlarge.services=575 -Dlarge.tenants=427"}.
 */
class LargeCatalogTest {

    private static final Logger log = LoggerFactory.getLogger(LargeCatalogTest.class);
    private static final int SERVICES = Integer.getInteger("large.services", 4);
    private static final int TENANTS = Integer.getInteger("large.tenants", 30);
    private static final Duration COLD = Duration.ofSeconds(120);
    private static final Duration RELOAD = Duration.ofSeconds(5);
    private static final Duration LOOKUP = Duration.ofNanos(10_000);
    private static final int LOOKUPS = 1_000_000;

    private final HikariDataSource ledger = new HikariDataSource();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        ledger.setDataSource(TestDatabase.fresh());
        LargeCatalog.write(Path.of("../catalog"), folder, SERVICES, TENANTS);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void loadsColdReloadsOneChangeAndLooksUpInTime() throws Exception {
        CatalogHub hub = hub();
        Catalog cold = within(COLD, "cold load", hub::start);
        assertThat(cold.services()).hasSize(SERVICES);
        assertThat(cold.tenants()).hasSize(TENANTS);
        within(LOOKUP.multipliedBy(LOOKUPS), LOOKUPS + " lookups", () -> lookUp(cold));

        change("tenants/" + LargeCatalog.tenant(1) + ".yml", "75.00", "76.50");
        Catalog dearer = within(RELOAD, "reload of a tenant", hub::reload);
        assertThat(dearer.version()).isNotEqualTo(cold.version());

        change("services/" + LargeCatalog.service(1) + "/groups.xsl", "</xsl:stylesheet>", "</xsl:stylesheet>\n");
        Catalog mapped = within(RELOAD, "reload of a service", hub::reload);
        assertThat(mapped.version()).isNotEqualTo(dearer.version());

        change("services/" + LargeCatalog.service(1) + "/groups.xsl", "'anzahlKennzeichen'", "'anzahl'");
        assertThat(within(COLD, "refusal", hub::reload)).isSameAs(mapped);
        assertThat(hub.defects()).isNotEmpty();
        Catalog other = within(COLD, "load by another hub", hub()::takeNewest);
        assertThat(other.version()).isEqualTo(mapped.version());
    }

    private CatalogHub hub() {
        return CatalogHub.of(folder, ledger, new SilentAdapter(), new FormCompilation());
    }

    private static Tenant lookUp(Catalog catalog) {
        String key = LargeCatalog.key(SERVICES - 1);
        Area area = new Area(LargeCatalog.area(TENANTS - 1));
        Tenant found = null;
        for (int i = 0; i < LOOKUPS; i++) {
            Service service = catalog.service(key).orElseThrow();
            found = catalog.competent(service, area).orElseThrow();
        }
        return found;
    }

    private void change(String file, String old, String text) throws IOException {
        String content = Files.readString(folder.resolve(file));
        assertThat(content).contains(old);
        Files.writeString(folder.resolve(file), content.replace(old, text));
    }

    private static <T> T within(Duration limit, String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        log.info("{} services, {} tenants: {} took {} ms", SERVICES, TENANTS, what, taken.toMillis());
        assertThat(taken).as(what).isLessThan(limit);
        return result;
    }
}
