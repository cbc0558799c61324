package de.stellwerk.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.stellwerk.console.OpsHub;
import de.stellwerk.routes.ledger.Failure;
import de.stellwerk.routes.ledger.OperatorAccounts.Permissions;
import de.stellwerk.routes.ledger.TestLedger;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ManyStatesBrowserTest {

    private static final String LONG =
            "ein-sehr-langer-name-wie-ihn-nur-eine-verwaltungsgemeinschaft-mit-dreizehn-mitgliedern-haben-kann";

    private final TestLedger ledger = OpsHub.SHARED.ledger;
    private final Chromium browser = Chromium.shared();
    private final Page page = browser.page;

    @Test
    void withNothingAtAll() {
        Operators.logIn(
                browser, Operators.with(new Permissions(Operators.ALL_RIGHTS, Set.of("nobody"), Set.of("nowhere"))));

        assertThat(page.locator("main")).containsText("Nichts wartet auf Sie");
        browser.isForEverybody("situation-calm");
        browser.open("/console/dead-letters");
        assertThat(page.locator("main")).containsText("Nichts ist unzustellbar");
        browser.isForEverybody("dead-letters-none");
        browser.open("/console/nothing/here").isForEverybody("problem");
        assertThat(page.locator("h1")).hasText("Das gibt es nicht");
    }

    @Test
    void withAThousandOfVeryLongNames() {
        Pile pile = new Pile(LONG + UUID.randomUUID(), LONG + "-" + LONG, LONG);
        pile.grow(1200, 60);
        ledger.targets.park(pile.target(), Failure.Kind.UNAVAILABLE, "connect-refused", Duration.ofMinutes(1));
        Operators.logIn(browser, pile.operator());

        assertThat(page.locator("main")).containsText("ist nicht verfügbar");
        assertThat(page.locator("main")).containsText("55 weitere Ursachen");
        page.locator("summary").click();
        browser.isForEverybody("situation-many");
        browser.open("/console/dead-letters?within=7d");
        assertThat(page.locator("main")).containsText("1.200 unzustellbar, 60 Ursachen");
        browser.isForEverybody("dead-letters-many");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Weitere"))
                .click();
        assertThat(page.locator("tbody tr")).hasCount(10);

        page.locator("tbody a").first().click();
        assertThat(page.locator("tbody tr")).hasCount(20);
        browser.isForEverybody("cause-many");
        page.locator("main button").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/cause.*")); // the browser itself asks for a reason
        page.fill("#reason", "nichts ist ausgewählt");
        page.locator("main button").first().click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Es ist nichts ausgewählt.");
        browser.isForEverybody("cause-nothing-selected");
    }

    @Test
    void inEnglishAndWithoutAnyScript() {
        Pile pile = new Pile("english-" + UUID.randomUUID(), "kreis-soest", "reitkennzeichen");
        pile.grow(3, 1);
        Visit erika = Visit.of(pile.operator());
        erika.post("/language", Map.of("language", "en", "to", "/console/dead-letters"));

        Assertions.assertThat(erika.get("/dead-letters").body())
                .contains("<html lang=\"en\">", "Undeliverable", "3 undeliverable, 1 cause", "growing");
    }
}
