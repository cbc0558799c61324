package de.stellwerk.console.pages;

import de.stellwerk.console.OpsProblem;
import de.stellwerk.console.ProblemKind;
import de.stellwerk.console.Requires;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events that keep open pages up to date. */
@Controller
final class LiveStream {

    private final Pulse pulse;

    LiveStream(Pulse pulse) {
        this.pulse = pulse;
    }

    @GetMapping(path = PagesConfiguration.ROOT + "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires.Login
    SseEmitter listen(Visitor visitor) {
        return pulse.listen(visitor).orElseThrow(() -> new OpsProblem(ProblemKind.UNAVAILABLE));
    }
}
