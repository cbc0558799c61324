package de.stellwerk.routes.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Setting;
import de.stellwerk.adapter.Steps;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptersTest {

    @Test
    void anAdapterOfADroppedJarIsFoundByItsKind(@TempDir Path jar) throws IOException {
        Adapters adapters = Adapters.from(naming(jar, SampleAdapter.class.getName()));

        assertThat(adapters.of("sample").map(AttachedAdapter::settings)).contains(SampleAdapter.Settings.class);
    }

    @Test
    void settingsAreDescribedFromTheirRecord() {
        AttachedAdapter adapter = Adapters.of(new SampleAdapter()).of("sample").orElseThrow();

        assertThat(adapter.description())
                .contains(
                        new SettingDescription(
                                "base-url",
                                "address",
                                "Where the target lives",
                                true,
                                Optional.empty(),
                                Optional.of("https?://.+")),
                        new SettingDescription(
                                "way",
                                "one of left-hand, right-hand",
                                "Which way",
                                false,
                                Optional.of("left-hand"),
                                Optional.empty()));
    }

    @Test
    void everythingThatMakesAdaptersUnusableIsNamed() {
        assertThatThrownBy(() -> Adapters.of(
                        new SampleAdapter(), new SampleAdapter(), new Nameless(), new Sloppy(), new Unsettled<>()))
                .hasMessageContaining(
                        "SampleAdapter and de.stellwerk.routes.catalog.SampleAdapter both call themselves 'sample'")
                .hasMessageContaining("Nameless has no @AdapterKind")
                .hasMessageContaining("Unsettled names no settings record")
                .hasMessageContaining("the setting first-one has no @Setting")
                .hasMessageContaining("the setting second-one is of a type that cannot be written in a target file")
                .hasMessageContaining("the setting third-one cannot be empty")
                .hasMessageContaining("the setting fourth-one has a fallback that is wrong: it must be a whole number")
                .hasMessageContaining("there is no resource missing.xsl beside the class");
    }

    @Test
    void aServiceThatCannotBeLoadedIsNamed(@TempDir Path jar) throws IOException {
        ClassLoader loader = naming(jar, "de.example.Gone");

        assertThatThrownBy(() -> Adapters.from(loader)).hasMessageContaining("de.example.Gone");
    }

    private static ClassLoader naming(Path jar, String adapter) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(Adapter.class.getName()), adapter);
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, AdaptersTest.class.getClassLoader());
    }

    private abstract static class Silent<S extends Record> implements Adapter<S> {
        @Override
        public Receipt deliver(Delivery delivery, Steps steps, S settings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void check(S settings) {}
    }

    record SloppySettings(
            String firstOne,
            @Setting("Something") Object secondOne,
            @Setting(value = "Something", fallback = "") int thirdOne,
            @Setting(value = "Something", fallback = "few") int fourthOne) {}

    private static final class Nameless extends Silent<SloppySettings> {}

    @AdapterKind(value = "sloppy", payload = "missing.xsl")
    private static final class Sloppy extends Silent<SloppySettings> {}

    @AdapterKind("unsettled")
    private static final class Unsettled<S extends Record> extends Silent<S> {}
}
