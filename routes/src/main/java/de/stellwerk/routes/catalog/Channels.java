package de.stellwerk.routes.catalog;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The ways beside HTTP on which a portal's submissions come in, each in the portal's own format.
 *
 * @param queue whether it sends to the address {@code intake.<portal>} of the broker
 */
public record Channels(Optional<Directory> directory, boolean queue, Optional<Pull> pull) {

    /** A directory into which the portal puts one folder per case. */
    public record Directory(
            @Setting("The directory, the same for every hub")
            Path path,

            @Setting(value = "How often it is looked at", fallback = "5s")
            Duration every,

            @Setting(
                    value =
                            "How long nothing of a folder without the mark 'fertig' may have changed before it is taken",
                    fallback = "10s")
            Duration quiet) {

        public Directory {
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("path must be absolute");
            }
            requireTime(every, "every");
            requireTime(quiet, "quiet");
        }
    }

    /**
     * A Form-Solutions server whose Submission API is asked for what is new.
     *
     * @param forms the Formularnummern that are asked for; none: all that the portal's file maps
     */
    public record Pull(FormServer server, List<String> forms) {}

    /** Where the server is and how the hub shows who it is: HTTP Basic, the Mandant with its key. */
    public record FormServer(
            @Setting(value = "The server's address, without /submission", pattern = "https?://[^?#]+")
            URI url,

            @Setting(value = "The number of the Mandant", pattern = "[A-Za-z0-9_-]+")
            String mandant,

            @Setting("Its API key") Secret key,

            @Setting(value = "How often it is asked", fallback = "30s")
            Duration every) {

        public FormServer {
            requireTime(every, "every");
        }
    }

    private static void requireTime(Duration time, String name) {
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be longer than nothing");
        }
    }
}
