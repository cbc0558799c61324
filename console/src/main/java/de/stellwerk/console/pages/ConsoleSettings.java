package de.stellwerk.console.pages;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The console's pages.
 *
 * @param publicUrl where browsers reach the console, if not where the hub listens; may be absent; with {@code https} browsers keep its cookies to
 *     themselves on every other connection
 * @param firstLogin the file that gets the link by which the first account is made, from this machine only; without it there is none
 */
@ConfigurationProperties("stellwerk.console")
record ConsoleSettings(URI publicUrl, Path firstLogin) {

    boolean secure() {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }
}
