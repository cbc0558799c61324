package de.stellwerk.app;

import java.nio.file.Path;

/** Another hub works on this data directory; two on one would destroy it. */
final class DataDirectoryInUse extends HubDoesNotStart {

    /** @param option how the caller names another directory */
    DataDirectoryInUse(Path path, String option) {
        super("another hub works on the data directory " + path + ": stop it, or give this one its own with " + option
                + "<directory>");
    }
}
