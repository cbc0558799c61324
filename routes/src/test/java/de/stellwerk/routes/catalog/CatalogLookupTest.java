package de.stellwerk.routes.catalog;

import static de.stellwerk.routes.catalog.SampleCatalog.aCatalog;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.catalog.Catalog.Link;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogLookupTest {

    private final Catalog catalog = aCatalog().read();
    private final Service reitkennzeichen = catalog.services().get("reitkennzeichen");
    private final Service hundehaltung = catalog.services().get("hundehaltung");
    private final Tenant soest = catalog.tenants().get("kreis-soest");
    private final Tenant dortmund = catalog.tenants().get("stadt-dortmund");
    private final Portal sit = catalog.portals().get("sit");

    @ParameterizedTest
    @ValueSource(strings = {"99090018069000", "77000000000031", "urn:de:fim:leika:leistung:77000000000031"})
    void aServiceIsFoundByEachOfItsKeysAndUrns(String name) {
        assertThat(catalog.service(name)).contains(reitkennzeichen);
    }

    @Test
    void aServiceIsFoundByTheRootElementOfItsMessages() {
        QName root = new QName("urn:test:form", "antrag");

        assertThat(catalog.service(root)).contains(reitkennzeichen);
        assertThat(reitkennzeichen
                        .xmlVariant(PortalFormat.XOEV, root)
                        .orElseThrow()
                        .mapping())
                .isEqualTo("from-xoev.xsl");
        assertThat(catalog.service(new QName("antrag"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "05974, 059740000000",
        "05974040, 059740040040",
        "05913000, 059130000000",
        "059740040040, 059740040040",
    })
    void areasAreKnownByTheir12Digits(String written, String ars) {
        assertThat(Area.of(written)).contains(new Area(ars));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5974", "0597404", "05974040X", "0597400400400", "٠٥٩٧٤"})
    void whatIsNoAreaIsNone(String written) {
        assertThat(Area.of(written)).isEmpty();
    }

    @Test
    void aTownRoutesToItsKreis() {
        assertThat(catalog.competent(reitkennzeichen, area("05974040"))).contains(soest);
        assertThat(catalog.competent(reitkennzeichen, area("05974"))).contains(soest);
    }

    @Test
    void aKreisfreieStadtIsCompetentOnBothLevels() {
        assertThat(catalog.competent(reitkennzeichen, area("05913000"))).contains(dortmund);
        assertThat(catalog.competent(hundehaltung, area("05913000"))).contains(dortmund);
    }

    @Test
    void aKreisIsNotCompetentForWhatItsTownsDo() {
        assertThat(catalog.competent(hundehaltung, area("05974040"))).isEmpty();
    }

    @Test
    void aKreisThatEndsInZeroDoesNotCoverItsNeighbours() {
        Catalog withHeinsberg =
                aCatalog().with("tenants/kreis-heinsberg.yml", """
                        name: Kreis Heinsberg
                        ars: "053700000000"
                        level: kreis
                        roles: {dms: dms-soest, specialist: dms-soest}
                        services:
                          reitkennzeichen: {aktenplan: "67"}
                        """).read();

        assertThat(withHeinsberg.competent(reitkennzeichen, area("05370020"))).isPresent();
        assertThat(withHeinsberg.competent(reitkennzeichen, area("05374020"))).isEmpty();
    }

    @Test
    void aServiceIsDeliveredToTheTargetsOfItsRolesInOrder() {
        assertThat(catalog.chain(reitkennzeichen, soest))
                .containsExactly(List.of(new Link("dms", "dms-soest"), new Link("specialist", "citko-soest")));
    }

    @Test
    void aPortalIsKnownByItsKeyAndALoopbackKeyOnlyThere() {
        assertThat(catalog.portal(SampleCatalog.SIT_KEY, true)).contains(sit);
        assertThat(catalog.portal(SampleCatalog.SIT_KEY, false)).isEmpty();
        assertThat(catalog.portal("another key", true)).isEmpty();
    }

    @Test
    void aPortalMaySendWhatItWasGranted() {
        assertThat(sit.may(hundehaltung, soest)).isTrue();
        assertThat(sit.may(reitkennzeichen, dortmund)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://portal.example/done?id=1, true",
        "https://portal.example.evil.example/, false",
        "https://erika@portal.example/, false",
        "http://portal.example/, false",
    })
    void peopleAreSentBackOnlyToThePortal(URI url, boolean allowed) {
        assertThat(sit.mayReturnTo(url)).isEqualTo(allowed);
    }

    @Test
    void aTargetIsReadyToBeCalled() throws Exception {
        BoundTarget target = catalog.target("dms-soest").orElseThrow();

        assertThat(target.recognisesRepeats()).isTrue();
        assertThat(target.payload().map(PayloadStylesheet::place)).contains("sample/sample-payload.xsl");
        assertThat(catalog.target("nirgends")).isEqualTo(Optional.empty());
        target.check();
    }

    private static Area area(String written) {
        return Area.of(written).orElseThrow();
    }
}
