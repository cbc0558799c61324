package de.stellwerk.app.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Path;
import java.util.List;

/**
 * The account that PostgreSQL runs under: the hub's own, or, since PostgreSQL refuses to run as root, an unprivileged one
 * that then owns PostgreSQL's directory.
 */
interface ServerAccount {

    /** The command, so written that it runs under this account. */
    List<String> command(List<String> command);

    /** Gives it everything from this directory down. */
    void own(Path directory);

    /** One sentence for the log. */
    String description();

    static ServerAccount forDirectory(Path home) {
        return new UnixSystem().getUid() == 0 ? UnprivilegedAccount.forDirectory(home) : new HubAccount();
    }
}
