package de.stellwerk.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoginBrowserTest {

    private final Chromium browser = Chromium.shared();
    private final Page page = browser.page;

    @Test
    void letsInByKeyboardAloneWhoeverKnowsThePassword() {
        String erika = Operators.with(Operators.ALL_RIGHTS);
        browser.forget();
        browser.open("/console/dead-letters?class=rejected").isForEverybody("login");

        page.focus("#name");
        page.keyboard().type(erika);
        page.keyboard().press("Tab");
        page.keyboard().type("not the password");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("passen nicht");
        browser.isForEverybody("login-wrong");

        page.focus("#password");
        page.keyboard().type(Operators.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/console/dead-letters\\?class=rejected"));
    }
}
