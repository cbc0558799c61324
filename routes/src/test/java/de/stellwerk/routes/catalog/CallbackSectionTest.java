package de.stellwerk.routes.catalog;

import static de.stellwerk.routes.catalog.SampleCatalog.aCatalog;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackSectionTest {

    private static final String PORTAL = "portals/sit.yml";
    private static final String LIMITS = "limits: {per-minute: 600}";

    private static SampleCatalog with(String callback) {
        return aCatalog().replacing(PORTAL, LIMITS, LIMITS + "\ncallback: " + callback);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{url: \"https://portal.example\", secret: \"env:SECRET\"}",
                "{url: \"https://portal.example:8443/status?from=hub\", secret: \"file:/secrets/portal\"}",
                "{url: \"https://[2a00:1450::1]/status\", secret: \"env:SECRET\", attempts: 3, concurrency: 1}",
                "{url: \"https://10.1.2.3/status\", secret: \"env:SECRET\", private-network: true}",
                "{url: \"http://127.0.0.1:8080/status\", secret: \"env:SECRET\", private-network: true}"
            })
    void aGoodOneIsTaken(String callback) {
        assertThat(with(callback).defects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {secret: "env:SECRET"} | 'url' is missing
            {url: "https://portal.example/"} | 'secret' is missing
            {url: "http://portal.example/", secret: "env:SECRET"} | 'url' must be an https address without user and fragment, or http on this machine
            {url: "https://hub@portal.example/", secret: "env:SECRET"} | 'url' must be an https address without user and fragment, or http on this machine
            {url: "https://portal.example#x", secret: "env:SECRET"} | 'url' must be an https address without user and fragment, or http on this machine
            {url: "https://portal.example/%zz", secret: "env:SECRET"} | 'url' must be an https address without user and fragment, or http on this machine
            {url: "file:///etc/passwd", secret: "env:SECRET"} | 'url' must be an https address without user and fragment, or http on this machine
            {url: "http://localhost:8080/", secret: "env:SECRET"} | 'url' leads to this machine: that needs 'private-network: true'
            {url: "https://portal.example/", secret: "geheim"} | 'secret' must be a reference: env:NAME or file:/absolute/path
            {url: "https://portal.example/", secret: "env:SECRET", attempts: 0} | 'attempts' must be a whole number from 1 to 1000
            {url: "https://portal.example/", secret: "env:SECRET", retries: 5} | unknown key 'retries'
            """)
    void whatIsWrongIsNamedAndNeverQuoted(String callback, String defect) {
        assertThat(with(callback).defects())
                .anySatisfy(named ->
                        assertThat(named).startsWith(PORTAL + ":7: " + defect).doesNotContain("geheim"));
    }

    @Test
    void namesOfCallbacksAreNotForTargets() {
        assertThat(aCatalog()
                        .with("targets/callback-x/target.yml", SampleCatalog.target("https://x.example/"))
                        .defects())
                .containsExactly(
                        "targets/callback-x/target.yml:1: names that begin with 'callback-' are for the callbacks of portals");
    }
}
