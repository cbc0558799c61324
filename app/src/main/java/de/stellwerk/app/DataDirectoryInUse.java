package de.stellwerk.app;

import java.nio.file.Path;

/** Another hub works on this data directory; two on one would destroy it. */
public final class DataDirectoryInUse extends RuntimeException {

    DataDirectoryInUse(Path path) {
        super("another hub works on the data directory " + path
                + ": stop it, or give this one its own with --stellwerk.data-directory=<directory>");
    }
}
