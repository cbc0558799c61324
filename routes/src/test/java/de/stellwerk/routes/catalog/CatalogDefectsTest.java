package de.stellwerk.routes.catalog;

import static de.stellwerk.routes.catalog.SampleCatalog.aCatalog;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogDefectsTest {

    private static final String SERVICE = "services/reitkennzeichen/service.yml";
    private static final String TENANT = "tenants/kreis-soest.yml";
    private static final String PORTAL = "portals/sit.yml";
    private static final String TARGET = "targets/dms-soest/target.yml";

    @Test
    void aGoodCatalogueHasNone() {
        assertThat(aCatalog().defects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: Reitkennzeichen | nmae: Reitkennzeichen | 1: unknown key 'nmae'; did you mean 'name'?
            name: Reitkennzeichen | nmae: Reitkennzeichen | 1: 'name' is missing
            name: Reitkennzeichen | name: [Reitkennzeichen] | 1: 'name' must be a single value
            "99090018069000" | "9909001806900" | 2: 'keys' must list Leistungsschlüssel of 14 digits
            "99090018069000" | "77000000000031" | 2: 'keys' names a Leistungsschlüssel twice
            "99090018069000" | "99110009014001" | 2: the Leistungsschlüssel 99110009014001 is taken by services/hundehaltung/service.yml
            S05000031 | 05000031 | 3: 'fim' must be a FIM schema id, S and eight digits
            competent: kreis | competent: land | 4: 'competent' must be one of kreis, gemeinde
            invoice | in-advance | 5: 'payment' must be one of before-delivery, at-portal, invoice, none
            [dms, specialist] | dms | 6: 'deliver' must be a list
            [dms, specialist] | [dms, dms] | 6: 'deliver' names a role twice
            20MB | 20 | 7: 'max-bytes' must be a size such as 500KB or 20MB
            max-count: 10 | max-count: many | 7: 'max-count' must be a whole number from 0 to 1000
            from-json.xsl | form-json.xsl | 9: there is no file 'form-json.xsl' in the service's folder; did you mean 'from-json.xsl'?
            , root: "{urn:test:form}antrag" | '' | 10: 'root' is missing: it tells XML messages apart
            payment: invoice | payment: invoice\\npayment: invoice | 6: 'payment' is given twice
            """)
    void ofAServiceAreNamedWithFileAndLine(String old, String text, String defect) {
        assertThat(aCatalog().replacing(SERVICE, old, text.replace("\\n", "\n")).defects())
                .contains(SERVICE + ":" + defect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "059740000000" | "05974" | 2: 'ars' must be an ARS of 12 digits, in quotes
            "059740000000" | "059740040040" | 2: 'ars' must have zeros after the five digits of the Kreis, as 'level' says that it is all of it
            level: kreis | level: gemeinde | 2: 'ars' must name a Gemeinde, as 'level' says
            reitkennzeichen: | reitkennzeihen: | 6: there is no service 'reitkennzeihen'; did you mean 'reitkennzeichen'?
            reitkennzeichen: | hundehaltung: | 6: the service 'hundehaltung' is for the other level
            , roles: {specialist: citko-soest} | '' | 6: the service 'reitkennzeichen' delivers to the role 'specialist', which has no target
            specialist: citko-soest | specialist: citko-sost | 6: there is no target 'citko-sost'; did you mean 'citko-soest'?
            specialist: citko-soest | specialist: citko-soest, notice: citko-soest | 6: the service 'reitkennzeichen' does not deliver to a role 'notice'
            67/30 | /30 | 6: 'aktenplan' must be a path with segments separated by /
            """)
    void ofATenantAreNamedWithFileAndLine(String old, String text, String defect) {
        assertThat(aCatalog().replacing(TENANT, old, text).defects()).contains(TENANT + ":" + defect);
    }

    @Test
    void twoTenantsDoNotShareAnArea() {
        assertThat(aCatalog().replacing(TENANT, "059740000000", "059130000000").defects())
                .containsExactly("tenants/stadt-dortmund.yml:2: the area is taken by " + TENANT);
    }

    @Test
    void aTownInsideAKreisfreieStadtIsNoTenantBesideIt() {
        assertThat(aCatalog()
                        .with("tenants/ortsteil.yml", "name: Ein Ortsteil\nars: \"059130001001\"\nlevel: gemeinde\n")
                        .defects())
                .containsExactly("tenants/ortsteil.yml:2: the area lies inside the tenant 'stadt-dortmund'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [kreis-soest] | [kreis-sost] | 4: there is no tenant 'kreis-sost'; did you mean 'kreis-soest'?
            ["*"] | [hunde] | 4: there is no service 'hunde'
            stellwerk-json | json | 2: 'format' must be one of stellwerk-json, xoev, ozg-cloud, form-solutions
            id: demo | id: Demo | 3: 'id' must have lower-case letters, digits and hyphens
            https://portal.example/ | https://portal.example | 5: 'return-urls' must list https addresses with a path, if only /, without a query
            per-minute: 600 | per-minute: 0 | 6: 'per-minute' must be a whole number from 1 to 1000000
            """)
    void ofAPortalAreNamedWithFileAndLine(String old, String text, String defect) {
        assertThat(aCatalog().replacing(PORTAL, old, text).defects()).contains(PORTAL + ":" + defect);
    }

    @Test
    void aPortalIsNotGrantedWhatItCannotSend() {
        assertThat(aCatalog()
                        .replacing(PORTAL, "stellwerk-json", "xoev")
                        .replacing(PORTAL, "\"*\"", "hundehaltung")
                        .defects())
                .containsExactly(PORTAL + ":4: the service 'hundehaltung' has no variant in this portal's format");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            areas: {"L1": "Soest"} | 6: 'L1' must be an ARS (12 digits), an AGS (8) or a Kreis (5), in quotes
            areas: {" ": "05974"} | 6: ' ' must have 1 to 100 characters, none of them blank at either end
            forms: {AS_1: {service: "99400048079000", area: "05974"}} | 6: 'forms' belongs to the format form-solutions only
            """)
    void whatItsWordsMeanIsCheckedToo(String line, String defect) {
        assertThat(aCatalog().replacing(PORTAL, "limits:", line + "\nlimits:").defects())
                .contains(PORTAL + ":" + defect);
    }

    @Test
    void aPortalOfFormNumbersSaysWhatTheyMean() {
        assertThat(aPortalOfFormNumbers("").defects())
                .contains(PORTAL + ":1: 'forms' must say for which service and area each Formularnummer is");
        assertThat(aPortalOfFormNumbers("forms: {AS_1: {service: 9, area: Soest}}")
                        .defects())
                .contains(
                        PORTAL + ":6: 'service' must be a Leistungsschlüssel of 14 digits, in quotes",
                        PORTAL + ":6: 'area' must be an ARS (12 digits), an AGS (8) or a Kreis (5), in quotes");
        assertThat(aPortalOfFormNumbers("forms: {AS_1: {service: \"11111111111111\", area: \"05974\"}}")
                        .defects())
                .contains(PORTAL + ":6: no service has the key 11111111111111");
    }

    private static SampleCatalog aPortalOfFormNumbers(String forms) {
        return aCatalog()
                .replacing(PORTAL, "stellwerk-json", "form-solutions")
                .replacing(PORTAL, "limits:", forms + "\nlimits:");
    }

    @Test
    void aTargetDoesNotShareAKeyWithAPortal() {
        String key = Hash.of(SampleCatalog.SIT_KEY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String inbound = "inbound: {keys: [{id: own, sha256: \"" + key + "\"}]}\nlimits:";

        assertThat(aCatalog().replacing(TARGET, "limits:", inbound).defects())
                .containsExactly(TARGET + ":5: the API key 'own' is taken by " + PORTAL);
    }

    @Test
    void aTargetThatAnswersNeedsAKey() {
        assertThat(aCatalog()
                        .replacing(TARGET, "limits:", "inbound: {per-minute: 0}\nlimits:")
                        .defects())
                .containsExactly(
                        TARGET + ":5: 'keys' must hold at least one key",
                        TARGET + ":5: 'per-minute' must be a whole number from 1 to 1000000");
    }

    @Test
    void twoPortalsDoNotShareAKey() {
        SampleCatalog catalog = aCatalog();
        String sit =
                new String(catalog.snapshot().files().get(PORTAL).bytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(catalog.with("portals/other.yml", sit).defects())
                .containsExactly(PORTAL + ":3: the API key 'demo' is taken by portals/other.yml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            adapter: sample | adapter: simple | 2: there is no adapter 'simple'; did you mean 'sample'?
            production: false | production: no | 3: 'production' must be true or false
            base-url: | bse-url: | 4: unknown key 'bse-url'; did you mean 'base-url'?
            base-url: | bse-url: | 4: 'base-url' is missing: Where the target lives
            https://dms.example/ | dms.example | 4: 'base-url' must match https?://.+
            https://dms.example/ | ${WHERE} | 4: 'base-url' needs WHERE, which is neither a system property nor an environment variable
            {base-url | {count: few, base-url | 4: 'count' must be a whole number
            {base-url | {count: 13, base-url | 4: the settings are refused: count must not be unlucky
            {base-url | {way: straight, base-url | 4: 'way' must be one of left-hand, right-hand
            {base-url | {timeout: 30, base-url | 4: 'timeout' must be a time such as 30s, 5m or 1h, or ISO 8601
            first: 1s | first: 2h | 6: 'max' must not be shorter than 'first'
            """)
    void ofATargetAreNamedWithFileAndLine(String old, String text, String defect) {
        assertThat(aCatalog().replacing(TARGET, old, text).defects()).contains(TARGET + ":" + defect);
    }

    @Test
    void aSecretWrittenOutIsRefusedAndNotRepeated() {
        assertThat(aCatalog()
                        .replacing(TARGET, "{base-url", "{password: streng-geheim, base-url")
                        .defects())
                .containsExactly(
                        TARGET + ":4: 'password' a secret is given by reference: env:NAME or file:/absolute/path");
    }

    @Test
    void ofAllFilesAreNamedAtOnce() {
        assertThat(aCatalog()
                        .replacing(SERVICE, "kreis", "land")
                        .replacing(TENANT, "level: kreis", "level: [")
                        .replacing(PORTAL, "kreis-soest", "nirgends")
                        .with("portals/other.yaml", "name: x")
                        .with("services/leer/form.xsd", "<schema/>")
                        .with("services/hundehaltung/examples/jason/erika/form.json", "{}")
                        .with("services/reitkennzeichen/examples/json/hans/form.json", "{}")
                        .defects())
                .containsExactly(
                        "portals/other.yaml:1: the catalogue has no place for this file",
                        PORTAL + ":4: there is no tenant 'nirgends'",
                        "services/hundehaltung/examples/jason/erika/form.json:1: there is no variant 'jason'; did you mean 'json'?",
                        "services/leer/service.yml:1: the file is missing",
                        "services/reitkennzeichen/examples/json/hans/antrag.xml:1: the example needs this file",
                        SERVICE + ":4: 'competent' must be one of kreis, gemeinde",
                        TENANT + ":5: no YAML: expected ',' or ']', but got <scalar>");
    }

    @Test
    void anEmptyFolderIsNoCatalogue() {
        assertThat(new SampleCatalog().defects()).containsExactly(":1: the catalogue is empty");
    }
}
