package de.stellwerk.console.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * What every page has around it; templates know it as {@code page}.
 *
 * @param visitor null where nobody is logged in
 * @param path of the page, without what is asked of it
 */
record Frame(Visitor visitor, String assets, String path, Words words, String live) {

    /** One entry of the navigation. */
    record Entry(Section section, boolean current) {}

    /** What this visitor may see. */
    public List<Entry> navigation() {
        return Arrays.stream(Section.values())
                .filter(section -> visitor != null && !visitor.account().mustChange() && section.isFor(visitor))
                .map(section -> new Entry(section, section.holds(path)))
                .toList();
    }

    /** The entry that this page lies below; null where it is the entry itself, or below none. */
    public Section above() {
        return navigation().stream()
                .filter(entry -> entry.current() && !entry.section().path().equals(path))
                .map(Entry::section)
                .findFirst()
                .orElse(null);
    }

    public boolean may(String right) {
        return visitor != null && visitor.may(right);
    }

    /** Makes frames. */
    @Component
    static final class Frames {
        private final Assets assets;
        private final MessageSource messages;
        private final LocaleResolver locales;

        Frames(Assets assets, MessageSource messages, LocaleResolver locales) {
            this.assets = assets;
            this.messages = messages;
            this.locales = locales;
        }

        Frame of(HttpServletRequest request) {
            Visitor visitor = (Visitor) request.getAttribute(Visitor.class.getName());
            return new Frame(
                    visitor,
                    assets.path(),
                    request.getRequestURI().substring(request.getContextPath().length()),
                    new Words(messages, locales.resolveLocale(request)),
                    "");
        }
    }
}
