package de.stellwerk.routes.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import de.stellwerk.routes.intake.Identifying;
import de.stellwerk.routes.intake.Place;
import de.stellwerk.routes.intake.Problem;
import de.stellwerk.routes.intake.Refusal;
import de.stellwerk.routes.intake.Violation;
import de.stellwerk.routes.ledger.Events;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a portal's submissions since it last asked; for portals that cannot be called. */
@RestController
final class EventsController {

    private static final int MOST = 500;

    private final Identifying identifying;
    private final Events events;

    EventsController(Identifying identifying, Events events) {
        this.identifying = identifying;
        this.events = events;
    }

    /** A page of events in their order; {@code next} is what to ask after, the same as before when there is nothing new. */
    record Page(List<Entry> events, String next) {}

    /** One event; {@code id} is the same however often it is read. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            UUID id,
            Instant at,
            String type,
            UUID submission,
            UUID delivery,
            @JsonRawValue String data) {}

    @GetMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
    Page after(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") String limit,
            HttpServletRequest request) {
        String portal = identifying.portal(request).id();
        List<Events.Event> page = page(portal, after, limit(limit));
        return new Page(
                page.stream()
                        .map(e -> new Entry(e.id(), e.at(), e.type(), e.submission(), e.delivery(), e.data()))
                        .toList(),
                page.isEmpty() ? after : page.get(page.size() - 1).cursor());
    }

    private List<Events.Event> page(String portal, String after, int limit) {
        try {
            return events.after(portal, after, limit);
        } catch (Events.UnknownCursor e) {
            throw Refusal.of(Problem.INVALID, Violation.of("events-cursor", Place.NOWHERE));
        }
    }

    private static int limit(String given) {
        if (!given.matches("[1-9]\\d{0,2}") || Integer.parseInt(given) > MOST) {
            throw Refusal.of(Problem.INVALID, Violation.of("events-limit", Place.NOWHERE, 1, MOST));
        }
        return Integer.parseInt(given);
    }
}
