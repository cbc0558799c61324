package de.stellwerk.app.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import de.stellwerk.app.browser.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on which an applicant pays, in a real browser: pay, cancel, close the tab, come back. */
@OnTheTestHub
class PayPageIT {

    private static final String BACK = "https://pruefstand.example/zurueck";

    private static Chromium chromium;

    private final TestHub hub;
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext applicant;

    PayPageIT(TestHub hub) {
        this.hub = hub;
    }

    /** Once for all tests, but within them: a class that is skipped as a whole leaves no trace in a report. */
    @BeforeEach
    void open() {
        if (chromium == null) {
            chromium = Chromium.start();
        }
        applicant = somebody(new NewContextOptions().setLocale("de-DE"));
    }

    @AfterEach
    void leave() {
        if (applicant != null) {
            applicant.close();
        }
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** The portal is the only thing that is not there. */
    private BrowserContext somebody(NewContextOptions who) {
        BrowserContext context = chromium.somebody(who);
        context.route(BACK, route -> route.fulfill(new Route.FulfillOptions().setBody("<h1>Zurück im Portal</h1>")));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        return context;
    }

    private Submission unpaid(String area) {
        return hub.portal().send(Application.aReitkennzeichen().in(area).returningTo(BACK));
    }

    private static String address(Submission submission) {
        return submission.status().path("payment").path("paymentUrl").asString();
    }

    private static Page visit(BrowserContext who, String address) {
        Page page = who.newPage();
        page.navigate(address);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void backInThePortal(Page page) {
        page.waitForURL(BACK);
    }

    /** From the hub's page on to the provider's; its address once it is really there. */
    private static String payPage(Page page) {
        button(page, "Jetzt bezahlen").click();
        assertThat(button(page, "Bezahlen")).isVisible();
        return page.url();
    }

    @ParameterizedTest
    @ValueSource(strings = {Application.PADERBORN, Application.EUSKIRCHEN})
    void anApplicantPaysAndIsBackInThePortal(String area) {
        Submission submission = unpaid(area);
        String address = address(submission);
        Page page = visit(applicant, address);
        assertThat(page).hasTitle("Gebühren bezahlen");
        assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("Summe")))
                .containsText("65,00");

        button(page, "Jetzt bezahlen").click();
        button(page, "Bezahlen").click();

        backInThePortal(page);
        submission.comesTo("delivered");
        Page again = visit(applicant, address);
        assertThat(again).hasTitle("Bezahlt");
        assertThat(again.getByRole(AriaRole.BUTTON)).hasCount(0);
    }

    @Test
    void whoCancelsComesBackToThePortalAndCanPayLater() {
        Submission submission = unpaid(Application.EUSKIRCHEN);
        String address = address(submission);
        Page page = visit(applicant, address);
        String cancelled = payPage(page);
        button(page, "Abbrechen").click();
        backInThePortal(page);

        Page later = visit(applicant, address);
        assertThat(payPage(later)).isNotEqualTo(cancelled);
        button(later, "Bezahlen").click();

        backInThePortal(later);
        submission.comesTo("delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {Application.PADERBORN, Application.EUSKIRCHEN})
    void whoClosesTheTabGoesOnWithTheSamePayment(String area) {
        Submission submission = unpaid(area);
        String address = address(submission);
        Page page = visit(applicant, address);
        String payPage = payPage(page);
        page.close();

        Page again = visit(applicant, address);
        assertThat(payPage(again)).isEqualTo(payPage);
        button(again, "Bezahlen").click();

        submission.comesTo("delivered");
    }

    @Test
    void whoClosesTheTabAfterPayingHasPaid() {
        Submission submission = unpaid(Application.EUSKIRCHEN);
        String address = address(submission);
        Page page = visit(applicant, address);
        String payPage = payPage(page);
        AtomicBoolean paid = new AtomicBoolean();
        page.route(payPage + "**", route -> {
            route.fetch(new Route.FetchOptions().setMaxRedirects(0));
            paid.set(true);
            route.abort();
        });
        button(page, "Bezahlen").click(new Locator.ClickOptions().setNoWaitAfter(true));
        page.waitForCondition(paid::get);
        page.close();

        submission.comesTo("delivered");
        complaints.clear();
    }

    @Test
    void itNeedsNoScripts() {
        BrowserContext strict = somebody(new NewContextOptions().setJavaScriptEnabled(false));
        Submission submission = unpaid(Application.EUSKIRCHEN);
        String address = address(submission);
        Page page = visit(strict, address);
        button(page, "Pay now").click();
        button(page, "Bezahlen").click();

        backInThePortal(page);
        submission.comesTo("delivered");
        strict.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "LIGHT, 320", "DARK, 1280", "DARK, 320"})
    void everybodyCanUseIt(ColorScheme scheme, int width) {
        BrowserContext context = somebody(new NewContextOptions()
                .setLocale("de-DE")
                .setColorScheme(scheme)
                .setViewportSize(width, 800));
        Submission submission = unpaid(Application.EUSKIRCHEN);
        String address = address(submission);
        Page page = visit(context, address);
        requireNoBarriers(page, "pay-open-" + scheme + "-" + width);

        page.keyboard().press("Tab");
        assertThat(button(page, "Jetzt bezahlen")).isFocused();
        page.keyboard().press("Enter");
        button(page, "Bezahlen").click();
        submission.comesTo("delivered");
        requireNoBarriers(visit(context, address), "pay-paid-" + scheme + "-" + width);
        Page nowhere = context.newPage();
        nowhere.navigate(address(unpaid(Application.EUSKIRCHEN)).replaceFirst("/pay/.*", "/pay/nowhere"));
        requireNoBarriers(nowhere, "pay-unknown-" + scheme + "-" + width);
        complaints.removeIf(text -> text.contains("404"));
        context.close();
    }

    private static void requireNoBarriers(Page page, String name) {
        Chromium.picture(page, name);
        assertThat(Chromium.barriers(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("nothing is cut off")
                .isEqualTo(true);
    }
}
