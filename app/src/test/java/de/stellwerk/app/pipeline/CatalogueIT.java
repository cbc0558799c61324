package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue changes while the hub runs: files alone add a service, and a bad change changes nothing. */
@OnTheTestHub
class CatalogueIT {

    private static final String TENANT = "tenants/kreis-soest.yml";

    private final TestHub hub;

    CatalogueIT(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void aServiceThatIsAddedByFilesAloneWorksWithoutARestart() throws IOException {
        assertThat(hub.portal().submit(aBienenhaltung()).status()).isEqualTo(422);

        try (var added = hub.catalogue().with(bienenhaltung())) {
            Submission submission = hub.portal().send(aBienenhaltung()).comesTo("delivered");

            String folder = "32/11/Bienenhaltung/" + submission.receipt("dms", "aktenzeichen");
            assertThat(new String(hub.dms().documents(folder).get("antrag.xml")))
                    .contains("Bienenhaltung");
        }
    }

    @Test
    void aBadChangeIsRefusedWithItsPlaceAndTheOldCatalogueStaysInForce() {
        Submission submission;
        try (var bad = hub.catalogue()
                .refused("services/hundehaltung/from-json.xsl", mapping -> mapping.replace("'anlass'", "'anlas'"))) {
            assertThat(hub.catalogue().defects()).isNotEmpty().allSatisfy(defect -> assertThat(defect.file())
                    .startsWith("services/hundehaltung/"));
            submission = hub.portal().send(Application.aHundehaltung()).comesTo("delivered");
        }
        String folder = "32/10/Hundehaltung/" + submission.receipt("dms", "aktenzeichen");
        assertThat(new String(hub.dms().documents(folder).get("antrag.xml"))).contains("id=\"anlass\"");
    }

    @Test
    void aTargetThatDeliveriesWaitForCannotBeRemoved() {
        hub.operations().pause("senke-kreis-unna");
        Submission submission = hub.portal().send(Application.aHundehaltung().in(Application.UNNA));

        try (var removed = hub.catalogue().refused("targets/senke-kreis-unna/target.yml", yml -> null)) {
            assertThat(hub.catalogue().defects())
                    .anyMatch(defect -> defect.text().contains("unfinished deliveries"));
        }
        hub.operations().resume("senke-kreis-unna");
        submission.comesTo("delivered");
    }

    private static Application aBienenhaltung() {
        return Application.aHundehaltung().forService("99110009014999");
    }

    /** The service Hundehaltung under another name and key, offered by Kreis Soest. */
    private Map<String, String> bienenhaltung() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Path catalogue = Path.of("../catalog");
        try (Stream<Path> shipped = Files.walk(catalogue.resolve("services/hundehaltung"))) {
            for (Path file : shipped.filter(Files::isRegularFile).toList()) {
                files.put(renamed(catalogue.relativize(file).toString()), renamed(Files.readString(file)));
            }
        }
        String tenant = hub.catalogue().read(TENANT);
        files.put(TENANT, tenant.stripTrailing() + "\n  bienenhaltung: {aktenplan: \"32/11/Bienenhaltung\"}\n");
        return files;
    }

    private static String renamed(String text) {
        return text.replace("99110009014001", "99110009014999")
                .replace("hundehaltung", "bienenhaltung")
                .replace("Hundehaltung", "Bienenhaltung");
    }
}
