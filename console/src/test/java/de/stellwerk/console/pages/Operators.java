package de.stellwerk.console.pages;

import com.microsoft.playwright.Page;
import de.stellwerk.console.OpsHub;
import de.stellwerk.console.Passwords;
import de.stellwerk.console.Right;
import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.OperatorAccounts;
import de.stellwerk.routes.ledger.OperatorAccounts.Permissions;
import de.stellwerk.routes.ledger.Scope;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Accounts for tests: their password is always {@link #PASSWORD}, and already their own. */
final class Operators {

    static final String PASSWORD = "correct horse battery";
    static final Set<String> ALL_RIGHTS =
            Arrays.stream(Right.values()).map(Right::word).collect(Collectors.toSet());

    private static final String HASH = new Passwords().hash(PASSWORD);
    private static final OperatorAccounts ACCOUNTS = OpsHub.SHARED.context.getBean(OperatorAccounts.class);
    private static final Act ACT = new Act("test", Scope.EVERYWHERE, "for a test");

    private Operators() {}

    /** A new account, seeing everything, with these rights. */
    static String with(Set<String> rights) {
        return with(new Permissions(rights, Set.of(Scope.ALL), Set.of(Scope.ALL)));
    }

    static String with(Permissions permissions) {
        return named("Erika " + UUID.randomUUID().toString().substring(0, 8), permissions);
    }

    static String named(String name, Permissions permissions) {
        if (ACCOUNTS.none()) {
            ACCOUNTS.addFirst(ACT, "keeper of the keys", HASH, ALL_RIGHTS);
        }
        ACCOUNTS.add(ACT, name, HASH, permissions);
        UUID id = ACCOUNTS.credentials(name).orElseThrow().account().id();
        ACCOUNTS.setPassword(ACT, id, HASH, false);
        return name;
    }

    static void logIn(Chromium browser, String name) {
        browser.forget();
        Page page = browser.open("/console/login").page;
        page.fill("#name", name);
        page.fill("#password", PASSWORD);
        page.click("main button");
        page.waitForURL("**/console");
    }
}
