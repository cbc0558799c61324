package de.stellwerk.routes.catalog;

import static de.stellwerk.routes.catalog.SampleCatalog.aCatalog;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelsFileTest {

    private static final String PORTAL = "portals/sit.yml";
    private static final String LIMITS = "limits: {per-minute: 600}";

    private static SampleCatalog with(String channel) {
        return aCatalog().replacing(PORTAL, LIMITS, LIMITS + "\n" + channel);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue: true",
                "directory: {path: /srv/transfer/sit}",
                "directory: {path: /srv/transfer/sit, every: 1s, quiet: 2m}"
            })
    void aGoodOneIsTaken(String channel) {
        assertThat(with(channel).defects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            queue: maybe | 'queue' must be true or false
            directory: {} | 'path' is missing
            directory: {path: transfer/sit} | path must be absolute
            directory: {path: /srv/transfer, every: 0s} | every must be longer than nothing
            directory: {path: /srv/transfer, often: 1s} | unknown key 'often'
            pull: {mandant: "940000", key: "env:KEY"} | 'url' is missing
            pull: {url: "https://forms.example", mandant: "940000", key: "geheim"} | a secret is given by reference: env:NAME or file:/absolute/path
            pull: {url: "https://forms.example", mandant: "940000", key: "env:KEY"} | 'pull' belongs to the format form-solutions only
            pull: {url: "https://forms.example", mandant: "940000", key: "env:KEY", forms: [AS_1]} | 'forms' does not say for which service and area 'AS_1' is
            """)
    void whatIsWrongIsNamedAndNeverQuoted(String channel, String defect) {
        assertThat(with(channel).defects())
                .anySatisfy(
                        named -> assertThat(named).startsWith(PORTAL + ":7: ").contains(defect))
                .allSatisfy(named -> assertThat(named).doesNotContain("geheim"));
    }

    @Test
    void noTwoPortalsShareADirectory() {
        assertThat(with("directory: {path: /srv/transfer}")
                        .with("portals/other.yml", otherPortal("directory: {path: /srv/transfer/other}"))
                        .defects())
                .anySatisfy(named -> assertThat(named).contains("the transfer directory overlaps with the one of "));
    }

    private static String otherPortal(String channel) {
        return "name: Anderes Portal\nformat: stellwerk-json\nkeys: [{id: own, sha256: \"" + "a".repeat(64)
                + "\"}]\nmay: [{services: [\"*\"], tenants: [\"*\"]}]\nlimits: {per-minute: 600}\n" + channel + "\n";
    }
}
