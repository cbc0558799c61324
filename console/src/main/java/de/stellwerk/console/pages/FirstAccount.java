package de.stellwerk.console.pages;

import de.stellwerk.console.Right;
import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.OperatorAccounts;
import de.stellwerk.routes.ledger.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How the first account of a ledger is made: by a link that only whoever can read the hub's files on this machine has. It is good
 * until there is an account, or this hub ends.
 */
@Component
final class FirstAccount {

    private static final Logger log = LoggerFactory.getLogger(FirstAccount.class);

    private final OperatorAccounts accounts;
    private final ConsoleSettings settings;
    private final String key = UUID.randomUUID() + "-" + UUID.randomUUID();

    FirstAccount(OperatorAccounts accounts, ConsoleSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    @EventListener
    void offer(WebServerInitializedEvent started) {
        boolean management = started.getApplicationContext().getServerNamespace() != null;
        if (!management && settings.firstLogin() != null) {
            offer(settings.firstLogin(), started.getWebServer().getPort());
        }
    }

    void offer(Path file, int port) {
        try {
            Files.deleteIfExists(file);
            if (accounts.none()) {
                write(file, "http://127.0.0.1:" + port + PagesConfiguration.ROOT + "/first?key=" + key + "\n");
                log.info("Nobody can log in to the console yet: open the link in {} on this machine", file);
            }
        } catch (IOException e) {
            log.warn(
                    "No first login: {} cannot be written ({})",
                    file,
                    e.getClass().getSimpleName());
        }
    }

    private static void write(Path file, String link) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, link);
    }

    boolean isOpenTo(String given) {
        return accounts.none()
                && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when somebody was faster. */
    Optional<OperatorAccounts.Account> make(String name, String passwordHash) {
        Act act = new Act(name, Scope.EVERYWHERE, "first account of this ledger");
        Optional<UUID> made = accounts.addFirst(
                act,
                name,
                passwordHash,
                Arrays.stream(Right.values()).map(Right::word).collect(Collectors.toSet()));
        remove(settings.firstLogin());
        return made.flatMap(accounts::find);
    }

    private static void remove(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.warn("{} is of no use any more and cannot be removed", file);
        }
    }
}
