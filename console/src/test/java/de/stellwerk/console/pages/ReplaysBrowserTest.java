package de.stellwerk.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.stellwerk.console.OpsHub;
import de.stellwerk.routes.ledger.Cause;
import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Failure;
import de.stellwerk.routes.ledger.OperatorAccounts.Permissions;
import de.stellwerk.routes.ledger.Scope;
import de.stellwerk.routes.ledger.TestLedger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplaysBrowserTest {

    private final TestLedger ledger = OpsHub.SHARED.ledger;
    private final Chromium browser = Chromium.shared();
    private final Page page = browser.page;
    private final String target = "dms-" + UUID.randomUUID();

    private void die(Claim claim) {
        ledger.records.dead(claim, TestLedger.aFailure(Failure.Kind.REJECTED), false);
    }

    private void aSecondLater() {
        ledger.letTimePass();
        ledger.replayLots.send();
    }

    @Test
    void goBitByBitStopByThemselvesAndAreCancelledByKeyboardAlone() {
        for (int n = 0; n < 8; n++) {
            UUID submission =
                    ledger.anApplication().ofTenant("kreis-soest").to(target).accepted();
            die(ledger.claimed(OpsHub.SHARED.hub, submission, target));
        }
        Operators.logIn(
                browser, Operators.with(new Permissions(Operators.ALL_RIGHTS, Set.of(Scope.ALL), Set.of(target))));
        browser.open("/console/replays").isForEverybody("replays-none");
        browser.open("/console/dead-letters/cause?id="
                + URLEncoder.encode(
                        new Cause("rejected", target, "create-file", "http-400").id(), StandardCharsets.UTF_8));
        page.focus("#all");
        page.keyboard().press("Space");
        page.focus("#reason");
        page.keyboard().type("Ticket 4711: das DMS nimmt wieder an");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Nach und nach wiederholen"))
                .focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/replays/*");
        assertThat(page.locator("#progress")).containsText("läuft");

        aSecondLater();
        die(OpsHub.SHARED.hub.claim(target).get(0));
        aSecondLater();

        assertThat(page.locator("#progress")).containsText("von selbst angehalten");
        assertThat(page.locator("#hold")).hasText("Fortsetzen");
        assertThat(page.locator("#each")).containsText("wieder unzustellbar");
        browser.isForEverybody("replay-stopped");
        page.focus("#reason");
        page.keyboard().type("Das DMS nimmt doch nicht an");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Abbrechen"))
                .focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#progress")).containsText("abgebrochen");
        assertThat(page.locator("#progress")).containsText("7");
        browser.open("/console/replays").isForEverybody("replays");
        assertThat(page.locator("#jobs")).containsText("abgebrochen");
    }
}
