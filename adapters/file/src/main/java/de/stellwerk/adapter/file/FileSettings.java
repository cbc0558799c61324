package de.stellwerk.adapter.file;

import de.stellwerk.adapter.Setting;
import java.nio.file.Path;

/** Where the folders go. */
public record FileSettings(
        @Setting("The directory that gets one folder per submission; it must exist, and a mount must be mounted")
        Path root) {

    public FileSettings {
        if (!root.isAbsolute()) {
            throw new IllegalArgumentException("root must be an absolute path");
        }
    }
}
