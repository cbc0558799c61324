package de.stellwerk.app.postgres;

import java.nio.file.Path;
import java.util.List;

/** The hub is not root: what it creates and starts belongs to the right account already. */
record HubAccount() implements ServerAccount {

    @Override
    public List<String> command(List<String> command) {
        return command;
    }

    @Override
    public void own(Path directory) {
        // Nothing changes hands.
    }

    @Override
    public String description() {
        return "PostgreSQL runs under the hub's account";
    }
}
