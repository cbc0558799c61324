package de.stellwerk.console.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.stellwerk.console.OpsHub;
import de.stellwerk.routes.ledger.Failure;
import de.stellwerk.routes.ledger.OperatorAccounts.Permissions;
import de.stellwerk.routes.ledger.Scope;
import de.stellwerk.routes.ledger.TestLedger;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Writes the handbook's pictures, only where {@code -Dstellwerk.pictures=../docs/pictures} asks for them. */
class HandbookPicturesTest {

    @Test
    void showAMorningWithSomethingToDo() {
        assumeTrue(Chromium.wantsHandbookPictures(), "skipped: nobody asks for pictures");
        TestLedger ledger = OpsHub.SHARED.ledger;
        Pile refused = new Pile("citko-kreis-soest", "kreis-soest", "reitkennzeichen");
        Pile unclear = new Pile("dms-kreis-mettmann", "kreis-mettmann", "hundehaltung");
        refused.grow(312, 1);
        unclear.grow(4, 3);
        for (int i = 0; i < 340; i++) {
            ledger.anApplication().ofTenant("kreis-soest").to("dms-kreis-soest").accepted();
        }
        ledger.tenants.put("dms-kreis-soest", Set.of("kreis-soest"));
        ledger.targets.park("dms-kreis-soest", Failure.Kind.UNAVAILABLE, "connect-refused", Duration.ofMinutes(1));
        Chromium browser = Chromium.shared();
        Operators.logIn(
                browser,
                Operators.named(
                        "Erika Mustermann",
                        new Permissions(
                                Operators.ALL_RIGHTS,
                                Set.of(Scope.ALL),
                                Set.of(refused.target(), unclear.target(), "dms-kreis-soest"))));

        browser.page.getByText("0 ohne Verbleib").waitFor();
        browser.wide(1100).handbookPicture("situation");
        browser.open("/console/dead-letters").handbookPicture("dead-letters");
        browser.page.locator("tbody a").first().click();
        browser.page.waitForURL("**/cause?**");
        browser.handbookPicture("cause");
    }
}
