package de.stellwerk.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountsBrowserTest {

    private final Chromium browser = Chromium.shared();
    private final Page page = browser.page;

    @Test
    void areAddedWithAPasswordThatMustBeChangedAtTheFirstLogin() {
        Operators.logIn(browser, Operators.with(Operators.ALL_RIGHTS));
        String max = "Max " + UUID.randomUUID();
        browser.open("/console/accounts").isForEverybody("accounts");
        browser.open("/console/accounts/new");
        page.fill("#name", max);
        page.fill("#reason", "neu im Team, Ticket 12");
        browser.isForEverybody("account");
        button("Anlegen").click();
        String password = page.locator("main code").textContent();
        browser.isForEverybody("account-password");

        browser.forget();
        browser.open("/console");
        page.fill("#name", max);
        page.fill("#password", password);
        button("Anmelden").click();
        page.waitForURL("**/console/password");
        browser.isForEverybody("password-must");
        page.fill("#old", password);
        page.fill("#password", Operators.PASSWORD);
        page.fill("#repeated", Operators.PASSWORD);
        button("Passwort ändern").click();
        page.waitForURL("**/console");
        assertThat(page.getByRole(AriaRole.NAVIGATION)).not().containsText("Konten");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
