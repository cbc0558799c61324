package de.stellwerk.console;

import de.stellwerk.routes.ledger.Audit;
import de.stellwerk.routes.ledger.AuditEntry;
import de.stellwerk.routes.ledger.Page;
import de.stellwerk.routes.ledger.Reconciliation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the ledger says of itself: that nothing is unaccounted for, and what operators did. */
@RestController
@RequestMapping(ConsoleConfiguration.ROOT)
final class LedgerApi {

    private final Reconciliation reconciliation;
    private final Audit audit;

    LedgerApi(Reconciliation reconciliation, Audit audit) {
        this.reconciliation = reconciliation;
        this.audit = audit;
    }

    @GetMapping("/reconciliation")
    @Requires(Right.METADATA)
    Reconciliation.Report reconciliation(Operator operator) {
        return reconciliation.report(operator.scope());
    }

    @GetMapping("/audit")
    @Requires(Right.AUDIT)
    Page<AuditEntry> audit(Operator operator, HttpServletRequest request) {
        Inputs query = Inputs.ofQuery(request);
        Optional<String> cursor = query.text("cursor", 1, 50);
        int limit = query.number("limit", 1, 500, 50);
        query.end();
        return audit.list(operator.scope(), cursor, limit);
    }

    /** The chain is one for all tenants; it is whole for everybody or for nobody. */
    @GetMapping("/audit/verify")
    @Requires(Right.AUDIT)
    Audit.Verification verify() {
        return audit.verify();
    }
}
