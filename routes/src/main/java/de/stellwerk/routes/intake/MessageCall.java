package de.stellwerk.routes.intake;

import java.util.UUID;

/** What somebody who claims to be a target sends about a case, unread. */
record MessageCall(Call call, UUID caseId) {

    Sender.Claimed sender() {
        return (Sender.Claimed) call.sender();
    }
}
