package de.stellwerk.console.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import de.stellwerk.console.OpsHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real Chromium, one for all tests, with one tab on the console. Where the machine has none, tests are skipped and say so. */
final class Chromium {

    private static final Path PROGRAM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    private static final Path PICTURES = Path.of("target/pictures");
    /** Where pictures for the handbook go, if somebody asks for them. */
    private static final String HANDBOOK = System.getProperty("stellwerk.pictures");

    private static final boolean LOOKING = Boolean.getBoolean("stellwerk.look");

    private static final int PATIENCE_MILLIS = 30_000;

    private static Chromium shared;

    final Page page;
    private final BrowserContext context;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Chromium() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(OpsHub.SHARED.address())
                .setLocale("de-DE")
                .setViewportSize(1280, 800));
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(said -> {
            if (said.type().equals("error") && !said.text().contains("Failed to load resource")) {
                complaints.add(said.text());
            }
        });
        page.onPageError(complaints::add);
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }

    static synchronized Chromium shared() {
        assumeTrue(Files.isExecutable(PROGRAM), "skipped: there is no Chromium at " + PROGRAM);
        if (shared == null) {
            shared = new Chromium();
        }
        return shared;
    }

    void forget() {
        context.clearCookies();
    }

    Chromium open(String path) {
        page.navigate(path);
        return this;
    }

    /** A desk, or a phone that is 320 pixels wide; the latter is also what a desk is at 400 %. */
    Chromium wide(int pixels) {
        page.setViewportSize(pixels, pixels < 500 ? 640 : 800);
        return this;
    }

    Chromium dark(boolean dark) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        return this;
    }

    /**
     * Looks at the page as it is; nothing may keep anybody out. At a desk everything is asked, in the dark and on a phone what is
     * different there.
     */
    Chromium isForEverybody(String name) {
        dark(false).wide(1280).picture(name);
        assertThat(barriers(everything())).as(name).isEmpty();
        dark(true).picture(name + "-dark");
        assertThat(barriers(axe().withRules(List.of("color-contrast"))))
                .as(name + " in the dark")
                .isEmpty();
        dark(false).wide(320).picture(name + "-phone");
        assertThat(barriers(axe().withRules(List.of("target-size", "color-contrast", "scrollable-region-focusable"))))
                .as(name + " on a phone")
                .isEmpty();
        assertThat(overflow()).as(name + ": wider than 320 pixels").isZero();
        wide(1280);
        assertThat(complaints).isEmpty();
        return this;
    }

    private AxeBuilder axe() {
        return new AxeBuilder(page);
    }

    /** WCAG 2.2 AA, and what is good besides. */
    private AxeBuilder everything() {
        return axe().withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));
    }

    /** What on the page not everybody can use, one line for each. */
    private static List<String> barriers(AxeBuilder rules) {
        return rules.analyze().getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().get(0).getHtml())
                .toList();
    }

    private int overflow() {
        Object pixels = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        return Math.max(0, ((Number) pixels).intValue());
    }

    /** Into {@code target/pictures}, where {@code -Dstellwerk.look=true} asks for it: whoever changes a page looks at it. */
    private void picture(String name) {
        if (!LOOKING) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    static boolean wantsHandbookPictures() {
        return HANDBOOK != null;
    }

    void handbookPicture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(HANDBOOK).resolve(name + ".png")));
    }
}
