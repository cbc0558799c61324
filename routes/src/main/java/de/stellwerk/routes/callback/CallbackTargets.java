package de.stellwerk.routes.callback;

import de.stellwerk.routes.catalog.Callback;
import de.stellwerk.routes.delivery.AttachedTarget;
import de.stellwerk.routes.delivery.PortalTargets;
import de.stellwerk.routes.ledger.StatusDeliveries;
import de.stellwerk.routes.status.StatusDocuments;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Binds the callbacks of portals. What is sent is written by the mapper that also writes the answers of the API. */
@Component
final class CallbackTargets implements PortalTargets {

    private final StatusDeliveries ledger;
    private final StatusDocuments documents;
    private final GuardedCalls calls;
    private final JsonMapper json;

    CallbackTargets(StatusDeliveries ledger, StatusDocuments documents, GuardedCalls calls, JsonMapper json) {
        this.ledger = ledger;
        this.documents = documents;
        this.calls = calls;
        this.json = json;
    }

    @Override
    public AttachedTarget of(Callback callback) {
        return new CallbackTarget(callback, ledger, documents::of, calls, json);
    }
}
