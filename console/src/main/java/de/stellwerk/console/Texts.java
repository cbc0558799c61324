package de.stellwerk.console;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of problems and rules in German (default) or English, as the operator prefers by Accept-Language. */
public final class Texts {

    private static final List<Locale> OFFERED = List.of(Locale.GERMAN, Locale.ENGLISH);
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("de.stellwerk.console.problems", locale, EXACT);
    }

    public static Texts preferredBy(String acceptLanguage) {
        return new Texts(preferred(acceptLanguage));
    }

    /** @param language German or English */
    public static Texts in(Locale language) {
        return new Texts(language);
    }

    /** German, unless English is preferred to it. */
    public static Locale preferred(String acceptLanguage) {
        if (acceptLanguage == null) {
            return Locale.GERMAN;
        }
        try {
            Locale match = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), OFFERED);
            return match != null ? match : Locale.GERMAN;
        } catch (IllegalArgumentException e) {
            return Locale.GERMAN;
        }
    }

    Locale locale() {
        return locale;
    }

    public String title(ProblemKind kind) {
        return bundle.getString("problem." + kind.word());
    }

    public String message(Violation violation) {
        return new MessageFormat(bundle.getString("rule." + violation.rule()), locale)
                .format(violation.limits().toArray());
    }
}
