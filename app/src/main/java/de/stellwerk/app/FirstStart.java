package de.stellwerk.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** What a hub must know before it makes itself a database: later it has the catalogue that it accepted last. */
record FirstStart(Environment settings) {

    /** @throws HubDoesNotStart when the data directory would get a new ledger without a catalogue; it is untouched then */
    void requireCatalogue(Path dataDirectory) {
        boolean ledger = isSet("stellwerk.database.url") || Files.exists(dataDirectory.resolve("postgres"));
        if (!ledger && !isSet("stellwerk.catalog.folder")) {
            throw new HubDoesNotStart("the hub has no catalogue yet: name its folder with"
                    + " --stellwerk.catalog.folder=<directory>, or bring up a demonstration with the command start;"
                    + " --help says more");
        }
    }

    private boolean isSet(String name) {
        return StringUtils.hasText(settings.getProperty(name));
    }
}
