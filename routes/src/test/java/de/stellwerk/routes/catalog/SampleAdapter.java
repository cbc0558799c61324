package de.stellwerk.routes.catalog;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.Setting;
import de.stellwerk.adapter.Steps;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Has a setting of every type that there is and delivers nowhere. */
@AdapterKind(value = "sample", payload = "sample-payload.xsl")
public final class SampleAdapter implements Adapter<SampleAdapter.Settings> {

    public record Settings(
            @Setting(value = "Where the target lives", pattern = "https?://.+")
            URI baseUrl,

            @Setting(value = "A word", fallback = "") String word,

            @Setting(value = "Whether to", fallback = "true")
            boolean eagerly,

            @Setting(value = "How many", fallback = "7") int count,

            @Setting(value = "Where to put it", fallback = "")
            Path directory,

            @Setting(value = "How long", fallback = "30s") Duration timeout,

            @Setting(value = "Which way", fallback = "left-hand")
            Way way,

            @Setting(value = "What nobody may know", fallback = "")
            Secret password,

            @Setting(value = "What else", fallback = "") Map<String, String> headers) {

        public Settings {
            if (count == 13) {
                throw new IllegalArgumentException("count must not be unlucky");
            }
        }
    }

    enum Way {
        LEFT_HAND,
        RIGHT_HAND
    }

    @Override
    public Receipt deliver(Delivery delivery, Steps steps, Settings settings) {
        return Receipt.of("word", settings.word());
    }

    @Override
    public void check(Settings settings) {}

    @Override
    public boolean recognisesRepeats(Settings settings) {
        return settings.eagerly();
    }
}
