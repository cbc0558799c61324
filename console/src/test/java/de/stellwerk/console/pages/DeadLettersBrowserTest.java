package de.stellwerk.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.stellwerk.console.OpsHub;
import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Failure;
import de.stellwerk.routes.ledger.OperatorAccounts.Permissions;
import de.stellwerk.routes.ledger.Scope;
import de.stellwerk.routes.ledger.TestLedger;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeadLettersBrowserTest {

    private final TestLedger ledger = OpsHub.SHARED.ledger;
    private final Chromium browser = Chromium.shared();
    private final Page page = browser.page;
    private final String target = "dms-" + UUID.randomUUID();

    /** Somebody who sees this test's target and no other. */
    private void loggedIn() {
        Operators.logIn(
                browser, Operators.with(new Permissions(Operators.ALL_RIGHTS, Set.of(Scope.ALL), Set.of(target))));
    }

    private UUID aDeadLetter() {
        UUID submission =
                ledger.anApplication().ofTenant("kreis-soest").to(target).accepted();
        Claim claim = ledger.claimed(OpsHub.SHARED.hub, submission, target);
        ledger.records.dead(claim, TestLedger.aFailure(Failure.Kind.REJECTED), false);
        return claim.delivery();
    }

    @Test
    void leadFromTheSituationToTheCauseAndAreReplayedByKeyboardAlone() {
        ledger.tenants.put(target, Set.of("kreis-soest"));
        aDeadLetter();
        aDeadLetter();
        loggedIn();
        browser.isForEverybody("situation");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("2 unzustellbar.*")))
                .focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/cause?**");
        assertThat(page.locator("main")).containsText("abgelehnt");
        browser.isForEverybody("cause");

        page.focus("#all");
        page.keyboard().press("Space");
        page.focus("#reason");
        page.keyboard().type("Ticket 4711: das DMS nimmt wieder an");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Wiederholung angefordert");
        assertThat(page.locator("main")).containsText("2 von 2 sind wieder unterwegs");
        browser.isForEverybody("outcome");
    }

    @Test
    void areListedByCauseAndKeptUpToDateWithoutLosingTheFocus() {
        aDeadLetter();
        loggedIn();
        browser.open("/console/dead-letters").isForEverybody("dead-letters");
        page.locator("#causes a").first().focus();

        aDeadLetter();

        assertThat(page.locator("#causes td.number")).hasText("2");
        assertThat(page.locator("#causes a").first()).isFocused();
        assertThat(page.locator("#said")).hasText("2 unzustellbar, 1 Ursache");
    }
}
