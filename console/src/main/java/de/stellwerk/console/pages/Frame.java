package de.stellwerk.console.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * What every page has around it; templates know it as {@code page}.
 *
 * @param visitor null where nobody is logged in
 * @param path of the page, without what is asked of it
 * @param address of the page, with what is asked of it; of what was sent, that of the first page
 * @param marks of what the page shows, see {@link Pulse}
 */
record Frame(Visitor visitor, String assets, String path, String address, Words words, Map<String, String> marks) {

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

    /** Marks as a browser reads them. */
    public String marksAsJson() {
        return marks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(mark -> "\"" + mark.getKey() + "\":\"" + mark.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
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

        private final Pulse pulse;

        Frames(Assets assets, MessageSource messages, LocaleResolver locales, Pulse pulse) {
            this.assets = assets;
            this.pulse = pulse;
            this.messages = messages;
            this.locales = locales;
        }

        Frame of(HttpServletRequest request) {
            Visitor visitor = (Visitor) request.getAttribute(Visitor.class.getName());
            return of(request, visitor == null ? Map.of() : pulse.marks());
        }

        /** For a page that nothing changes any more, and that needs no ledger. */
        Frame still(HttpServletRequest request) {
            return of(request, Map.of());
        }

        private Frame of(HttpServletRequest request, Map<String, String> marks) {
            Visitor visitor = (Visitor) request.getAttribute(Visitor.class.getName());
            String path =
                    request.getRequestURI().substring(request.getContextPath().length());
            String query = request.getQueryString();
            return new Frame(
                    visitor,
                    assets.path(),
                    path,
                    request.getMethod().equals("GET")
                            ? path + (query == null ? "" : "?" + query)
                            : PagesConfiguration.ROOT,
                    new Words(messages, locales.resolveLocale(request)),
                    marks);
        }
    }
}
