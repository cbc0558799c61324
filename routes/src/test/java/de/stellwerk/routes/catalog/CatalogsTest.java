package de.stellwerk.routes.catalog;

import static de.stellwerk.routes.catalog.SampleCatalog.aCatalog;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.routes.ledger.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class CatalogsTest {

    private static final String TARGET = "targets/dms-soest/target.yml";
    private static final String MAPPING = "services/reitkennzeichen/from-json.xsl";

    @TempDir
    private Path folder;

    private final DataSource database = TestDatabase.fresh();
    private final ToldCompiler compiler = new ToldCompiler();
    private final Set<String> inUse = new HashSet<>();

    @Test
    void aHubStartsWithItsFolderAndAnotherOneWithTheLedger() {
        Catalogs first = hubWith(aCatalog());
        Catalogs second = hub();
        second.start(Optional.empty());

        assertThat(second.current().version()).isEqualTo(first.current().version());
        assertThat(second.current().services()).containsOnlyKeys("reitkennzeichen", "hundehaltung");
        assertThat(acceptances()).isOne();
    }

    @Test
    void aGoodChangeIsTakenOverByAllHubs() {
        Catalogs first = hubWith(aCatalog());
        Catalogs second = hub();
        second.start(Optional.empty());
        String before = first.current().version();

        change(first, aCatalog().replacing("portals/sit.yml", "600", "700"));
        second.takeNewest();

        assertThat(first.current().version()).isNotEqualTo(before);
        assertThat(second.current().portals().get("sit").limits().perMinute()).isEqualTo(700);
    }

    @Test
    void aHubThatComesBackWithAReplacedFolderUsesTheNewest() {
        Catalogs first = hubWith(aCatalog());
        change(first, aCatalog().replacing("portals/sit.yml", "600", "700"));

        Catalogs late = hubWith(aCatalog());

        assertThat(perMinute(late)).isEqualTo(700);
        assertThat(acceptances()).isEqualTo(2);
        late.take(new CatalogFolder(folder));
        assertThat(perMinute(late)).isEqualTo(600);
    }

    @Test
    void whatCouldNotBeLoadedIsTriedAgain() {
        Catalogs first = hubWith(aCatalog());
        Catalogs second = hub();
        second.start(Optional.empty());
        change(first, aCatalog().replacing("portals/sit.yml", "600", "700"));

        JdbcClient ledger = JdbcClient.create(database);
        ledger.sql("ALTER TABLE catalog_entry RENAME TO catalog_entry_away").update();
        assertThatThrownBy(second::takeNewest).isInstanceOf(DataAccessException.class);
        ledger.sql("ALTER TABLE catalog_entry_away RENAME TO catalog_entry").update();
        second.takeNewest();

        assertThat(perMinute(second)).isEqualTo(700);
    }

    @Test
    void anEarlierCatalogueCanBeAcceptedAgain() {
        Catalogs hub = hubWith(aCatalog());
        Catalogs other = hub();
        other.start(Optional.empty());
        String before = hub.current().version();

        change(hub, aCatalog().replacing("portals/sit.yml", "600", "700"));
        change(hub, aCatalog());
        other.takeNewest();

        assertThat(other.current().version()).isEqualTo(before);
        assertThat(acceptances()).isEqualTo(3);
    }

    @Test
    void aBadChangeIsRefusedWithEveryDefectAndTheOldOneStays() {
        Catalogs hub = hubWith(aCatalog());
        Catalog before = hub.current();

        change(
                hub,
                aCatalog()
                        .with(MAPPING, "does not compile")
                        .with("services/reitkennzeichen/examples/json/erika/antrag.xml", "differs")
                        .with("services/hundehaltung/from-json.xsl", "does not compile")
                        .with("targets/citko-soest/payload.xsl", "does not compile")
                        .with(
                                "targets/citko-soest/target.yml",
                                SampleCatalog.target("https://citko.example/") + "payload: payload.xsl")
                        .replacing("portals/sit.yml", "600", "none"));

        assertThat(hub.current()).isSameAs(before);
        assertThat(hub.defects())
                .extracting(Defect::file)
                .containsExactly(
                        "portals/sit.yml",
                        "services/hundehaltung/from-json.xsl",
                        MAPPING,
                        "targets/citko-soest/payload.xsl");
    }

    @Test
    void aMendedFolderClearsTheDefects() {
        Catalogs hub = hubWith(aCatalog());
        change(hub, aCatalog().with("services/reitkennzeichen/examples/json/erika/antrag.xml", "differs"));
        assertThat(hub.defects()).extracting(Defect::text).containsExactly("differs");

        change(hub, aCatalog());

        assertThat(hub.defects()).isEmpty();
    }

    @Test
    void whatDidNotChangeIsNotCompiledAgain() {
        Catalogs hub = hubWith(aCatalog());
        compiler.compiled.clear();

        change(hub, aCatalog().with(MAPPING, "<stylesheet>another</stylesheet>"));

        assertThat(compiler.compiled).containsExactlyInAnyOrder("reitkennzeichen/json", "reitkennzeichen/xoev");
    }

    @Test
    void whatWasAcceptedBeforeIsNotCompiledAtTheNextStart() {
        hubWith(aCatalog());
        compiler.compiled.clear();

        hubWith(aCatalog());

        assertThat(compiler.compiled).isEmpty();
    }

    @Test
    void aHubWithABadFolderStartsWithTheAcceptedCatalogue() {
        String accepted = hubWith(aCatalog()).current().version();

        Catalogs hub = hubWith(aCatalog().replacing("portals/sit.yml", "600", "none"));

        assertThat(hub.current().version()).isEqualTo(accepted);
        assertThat(hub.defects()).hasSize(1);
    }

    @Test
    void aHubWithABadFolderAndNothingAcceptedDoesNotStart() {
        SampleCatalog bad =
                aCatalog().replacing("portals/sit.yml", "600", "none").replacing(TARGET, "sample", "unknown");

        assertThatThrownBy(() -> hubWith(bad))
                .isInstanceOf(CatalogRefused.class)
                .hasMessageContaining("2 defects")
                .hasMessageContaining("portals/sit.yml:6: ")
                .hasMessageContaining(TARGET + ":2: ");
    }

    @Test
    void aHubWithoutFolderAndLedgerDoesNotStart() {
        assertThatThrownBy(() -> hub().start(Optional.empty())).hasMessageContaining("there is no folder");
    }

    @Test
    void aTargetThatUnfinishedDeliveriesNameCannotBeRemoved() throws Exception {
        SampleCatalog withAnother =
                aCatalog().with("targets/alt/target.yml", SampleCatalog.target("https://alt.example/"));
        Catalogs hub = hubWith(withAnother);
        inUse.add("alt");

        Files.delete(folder.resolve("targets/alt/target.yml"));
        change(hub, aCatalog());
        assertThat(hub.defects())
                .extracting(Defect::toString)
                .containsExactly(
                        "targets/alt/target.yml:1: the target cannot be removed: unfinished deliveries are bound for it");
        assertThat(hub.current().target("alt")).isPresent();

        inUse.clear();
        change(hub, aCatalog());
        assertThat(hub.current().target("alt")).isEmpty();
    }

    @Test
    void aCallbackIsNotTakenFromAPortalThatHasYetToBeTold() {
        SampleCatalog withCallback = aCatalog()
                .replacing(
                        "portals/sit.yml",
                        "limits:",
                        "callback: {url: \"https://portal.example/\", secret: \"env:SECRET\"}\nlimits:");
        Catalogs hub = hubWith(withCallback);
        inUse.add("callback-sit");

        change(hub, aCatalog());
        assertThat(hub.defects())
                .extracting(Defect::toString)
                .containsExactly(
                        "portals/sit.yml:1: the callback cannot be removed: the portal has yet to be told of submissions");
        assertThat(hub.current().callbacks()).containsOnlyKeys("callback-sit");

        inUse.clear();
        change(hub, aCatalog());
        assertThat(hub.current().callbacks()).isEmpty();
    }

    @Test
    void theFilesOfAServiceStayAsSubmissionsWerePinnedToThem() {
        Service old = hubWith(aCatalog()).current().services().get("reitkennzeichen");
        hubWith(aCatalog()
                .with(MAPPING, "<stylesheet>another</stylesheet>")
                .replacing("services/reitkennzeichen/service.yml", "name: Reit", "name: Neues Reit"));

        assertThat(store().pinned(old.pin()).files()).containsKey("services/reitkennzeichen/service.yml");
        assertThat(forms(store())
                        .of(old, old.jsonVariant(PortalFormat.STELLWERK_JSON).orElseThrow()))
                .isEqualTo("<stylesheet/>");
        assertThat(store().pinned("0".repeat(64)).files()).isEmpty();
    }

    @Test
    void aFolderIsTakenWhenItHasComeToRest() {
        aCatalog().writeTo(folder);
        CatalogFolder watched = new CatalogFolder(folder);
        Catalogs hub = hub();
        hub.start(Optional.of(watched));
        try (CatalogWatch watch = new CatalogWatch(hub, Optional.of(watched), java.time.Duration.ofHours(1))) {
            watch.look();
            aCatalog().replacing("portals/sit.yml", "600", "7000").writeTo(folder);
            watch.look();
            assertThat(perMinute(hub)).isEqualTo(600);
            watch.look();
            assertThat(perMinute(hub)).isEqualTo(7000);
        }
    }

    @Test
    void aFolderThatVanishesChangesNothing() throws Exception {
        Catalogs hub = hubWith(aCatalog());

        hub.take(new CatalogFolder(folder.resolve("gone")));

        assertThat(hub.current().services()).hasSize(2);
        assertThat(hub.defects()).extracting(Defect::text).containsExactly("the catalogue is empty");
    }

    @Test
    void filesOfEditorsAndHiddenOnesAreNoPartOfTheCatalogue() throws Exception {
        aCatalog().writeTo(folder);
        Files.writeString(folder.resolve("portals/sit.yml~"), "x");
        Files.writeString(folder.resolve("portals/.sit.yml.swp"), "x");

        assertThat(new CatalogFolder(folder).snapshot().version())
                .isEqualTo(aCatalog().snapshot().version());
    }

    private static int perMinute(Catalogs hub) {
        return hub.current().portals().get("sit").limits().perMinute();
    }

    private Catalogs hubWith(SampleCatalog catalog) {
        catalog.writeTo(folder);
        Catalogs hub = hub();
        hub.start(Optional.of(new CatalogFolder(folder)));
        return hub;
    }

    private void change(Catalogs hub, SampleCatalog catalog) {
        catalog.writeTo(folder);
        hub.take(new CatalogFolder(folder));
    }

    private Catalogs hub() {
        CatalogStore store = store();
        return new Catalogs(
                aCatalog().reader(),
                new FormChecks(forms(store), store::knownPins),
                store,
                () -> inUse,
                "hub under test");
    }

    private CatalogStore store() {
        return new CatalogStore(JdbcClient.create(database), new JdbcTransactionManager(database));
    }

    private CompiledForms<String> forms(CatalogStore store) {
        return new CompiledForms<>(
                compiler,
                service -> new ServiceFiles(
                        service.id(), store.pinned(service.pin()).files()),
                10);
    }

    private long acceptances() {
        return JdbcClient.create(database)
                .sql("SELECT count(*) FROM catalog_version")
                .query(Long.class)
                .single();
    }
}
