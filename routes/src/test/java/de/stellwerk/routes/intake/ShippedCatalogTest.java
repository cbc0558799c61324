package de.stellwerk.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.catalog.Adapters;
import de.stellwerk.routes.catalog.CatalogCheck;
import de.stellwerk.routes.catalog.Defect;
import de.stellwerk.routes.catalog.PayloadStylesheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The catalogue that comes with the hub, but for its adapters, which this module does not see. */
class ShippedCatalogTest {

    private static final String SERVICE = "services/reitkennzeichen/";

    @TempDir
    private Path catalog;

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("../catalog"), catalog);
    }

    @Test
    void hasNoDefect() {
        assertThat(defects()).isEmpty();
    }

    @Test
    void namesAMappingThatDoesNotCompile() throws IOException {
        change(SERVICE + "from-json.xsl", "</xsl:stylesheet>", "<xsl:variable/></xsl:stylesheet>");

        assertThat(defects()).extracting(Defect::file).contains(SERVICE + "from-json.xsl");
    }

    @Test
    void namesSchemasThatDoNotCompile() throws IOException {
        change(SERVICE + "form.schema.json", "{", "[");
        change(SERVICE + "form.xsd", "</xs:schema>", "<xs:nothing/></xs:schema>");

        assertThat(defects()).extracting(Defect::file).containsOnly(SERVICE + "form.schema.json", SERVICE + "form.xsd");
    }

    @Test
    void namesAnExampleWhoseResultDiffers() throws IOException {
        String example = SERVICE + "examples/json/erste-zuteilung-privat/antrag.xml";
        change(example, "Mustermann", "Musterfrau");

        assertThat(defects()).singleElement().satisfies(defect -> {
            assertThat(defect.file()).isEqualTo(example);
            assertThat(defect.text()).startsWith("the mapping makes something else of it at /antrag/");
        });
    }

    @Test
    void namesAnExampleWhoseFormIsNotValid() throws IOException {
        String example = SERVICE + "examples/json/erste-zuteilung-privat/form.json";
        change(example, "\"form\": {", "\"form\": {\n\"unbekannt\": 1,");

        assertThat(defects()).singleElement().satisfies(defect -> {
            assertThat(defect.file()).isEqualTo(example);
            assertThat(defect.line()).isGreaterThan(1);
            assertThat(defect.text()).startsWith("the form is not valid: schema-");
        });
    }

    @Test
    void namesAnExampleWithoutItsAttachment() throws IOException {
        String folder = SERVICE + "examples/xoev/erste-zuteilung-privat/";
        Files.delete(catalog.resolve(folder + "haltererklaerung.pdf"));

        assertThat(defects()).extracting(Defect::file).containsExactly(folder + "form.xml");
    }

    @Test
    void namesAnExampleWhosePortalFileIsBroken() throws IOException {
        String portal = SERVICE + "examples/form-solutions/erste-zuteilung-privat/portal.yml";
        change(portal, "area:", "gebiet:");

        assertThat(defects())
                .contains(new Defect(portal, 2, "unknown key 'gebiet'"))
                .extracting(Defect::file)
                .contains(portal);
    }

    @Test
    void namesAnExampleWithAPartThatNoPortalWouldSend() throws IOException {
        String folder = SERVICE + "examples/ozg-cloud/erste-zuteilung-privat/";
        Files.move(catalog.resolve(folder + "attachment"), catalog.resolve(folder + "attachments"));

        assertThat(defects())
                .containsExactly(
                        new Defect(folder + "form.json", 1, "the form is not valid: part-unknown at the message"));
    }

    @Test
    void namesATargetsStylesheetThatDoesNotCompile() {
        PayloadStylesheet broken = new PayloadStylesheet("targets/dms/payload.xsl", "", "<xsl:stylesheet");

        assertThat(new FormCompilation().check(broken))
                .extracting(Defect::file)
                .containsExactly("targets/dms/payload.xsl");
    }

    private void change(String file, String old, String text) throws IOException {
        String content = Files.readString(catalog.resolve(file));
        assertThat(content).contains(old);
        Files.writeString(catalog.resolve(file), content.replace(old, text));
    }

    private List<Defect> defects() {
        return CatalogCheck.of(catalog, Adapters.of(), new FormCompilation()).stream()
                .filter(defect -> !defect.text().startsWith("there is no adapter"))
                .toList();
    }
}
