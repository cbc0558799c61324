package de.stellwerk.routes.ledger;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the ledger finds its master key, and how this hub calls itself.
 *
 * @param masterKey the key file; all hubs on one ledger use the same key. Default: {@code stellwerk/master.key} in the user's
 *     configuration directory
 * @param hub the name of this hub in attempts and logs. Default: host name and process id
 */
@ConfigurationProperties("stellwerk.ledger")
public record LedgerSettings(Path masterKey, String hub) {

    public LedgerSettings {
        masterKey = masterKey != null ? masterKey : configurationDirectory().resolve("stellwerk/master.key");
        hub = hub != null ? hub : hostName() + "-" + ProcessHandle.current().pid();
    }

    private static Path configurationDirectory() {
        String xdg = System.getenv("XDG_CONFIG_HOME");
        return xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".config");
    }

    private static String hostName() {
        try {
            return java.net.InetAddress.getLocalHost().getHostName();
        } catch (java.net.UnknownHostException e) {
            return "hub";
        }
    }
}
