package de.stellwerk.routes.payment;

import de.stellwerk.routes.ledger.Owed;
import de.stellwerk.routes.ledger.Payments.PaymentView;
import de.stellwerk.routes.ledger.Submissions.Heading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The page on which an applicant pays, in German or English. It shows what it is for and what it costs, and nobody's name. */
final class PayHtml {

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final String FRAME = resource("pay.html");

    private final Locale locale;
    private final ResourceBundle texts;
    private final boolean later;

    private PayHtml(Locale locale, boolean later) {
        this.locale = locale;
        this.later = later;
        this.texts = ResourceBundle.getBundle("de.stellwerk.routes.payment.pay", locale, EXACT);
    }

    static PayHtml preferredBy(String acceptLanguage) {
        return new PayHtml(preferred(acceptLanguage), false);
    }

    private static Locale preferred(String acceptLanguage) {
        try {
            Locale match = acceptLanguage == null
                    ? null
                    : Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.GERMAN, Locale.ENGLISH));
            return match == null ? Locale.GERMAN : match;
        } catch (IllegalArgumentException e) {
            return Locale.GERMAN;
        }
    }

    PayHtml sayingThatItIsLater() {
        return new PayHtml(locale, true);
    }

    String unknown() {
        return filled(text("unknown.title"), "<p>" + text("unknown.text") + "</p>");
    }

    String of(Heading heading, PaymentView payment) {
        String state = later && payment.payable() ? "later" : payment.state();
        String body = "<p class=\"lead\">%s<br>%s</p>%s<p role=\"status\">%s</p>%s%s"
                .formatted(
                        HtmlUtils.htmlEscape(heading.service()),
                        HtmlUtils.htmlEscape(heading.tenant()),
                        costs(payment),
                        text(state + ".text"),
                        payment.payable() ? button(state) : "",
                        back(heading));
        return filled(text(state + ".title"), body);
    }

    private String costs(PaymentView payment) {
        String rows = payment.items().stream().map(this::row).collect(Collectors.joining());
        return "<table><caption>%s</caption><tbody>%s</tbody><tfoot><tr><th scope=\"row\">%s</th><td>%s</td></tr></tfoot></table>"
                .formatted(text("costs"), rows, text("sum"), euro(payment.amount()));
    }

    private String row(Owed.Item item) {
        return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
                .formatted(HtmlUtils.htmlEscape(item.name()), euro(item.amount()));
    }

    private String button(String state) {
        return "<form method=\"post\"><button type=\"submit\">%s</button></form>"
                .formatted(text(state.equals("later") ? "again" : "pay"));
    }

    private String back(Heading heading) {
        return heading.returnUrl()
                .map(url ->
                        "<p><a href=\"%s\">%s</a></p>".formatted(HtmlUtils.htmlEscape(url.toString()), text("back")))
                .orElse("");
    }

    private String euro(BigDecimal amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale == Locale.GERMAN ? Locale.GERMANY : Locale.UK);
        format.setCurrency(Currency.getInstance("EUR"));
        return HtmlUtils.htmlEscape(format.format(amount));
    }

    private String text(String key) {
        return HtmlUtils.htmlEscape(texts.getString(key));
    }

    private String filled(String title, String body) {
        String page = FRAME;
        for (Map.Entry<String, String> slot : Map.of("{lang}", locale.toLanguageTag(), "{title}", title, "{body}", body)
                .entrySet()) {
            page = page.replace(slot.getKey(), slot.getValue());
        }
        return page;
    }

    private static String resource(String name) {
        try (InputStream text = PayHtml.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
