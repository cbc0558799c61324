package de.stellwerk.console;

import de.stellwerk.routes.ledger.CaseMessages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Messages of specialist systems that their portals have not confirmed, which is no failure of the hub but must be seen. */
@RestController
@RequestMapping(ConsoleConfiguration.ROOT + "/messages")
final class MessagesApi {

    private final CaseMessages messages;

    MessagesApi(CaseMessages messages) {
        this.messages = messages;
    }

    record Unconfirmed(List<CaseMessages.Unconfirmed> items) {}

    @GetMapping("/unconfirmed")
    @Requires(Right.METADATA)
    Unconfirmed unconfirmed(Operator operator, HttpServletRequest request) {
        Inputs query = Inputs.ofQuery(request);
        int days = query.number("days", 1, 365, 7);
        query.end();
        return new Unconfirmed(messages.unconfirmed(operator.scope(), Duration.ofDays(days)));
    }
}
