package de.stellwerk.app;

import de.stellwerk.routes.ledger.LedgerStaysShut;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the ledger does not open, without the layers it came through. */
final class LedgerKeys extends AbstractFailureAnalyzer<LedgerStaysShut> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, LedgerStaysShut reason) {
        return new FailureAnalysis(reason.getMessage(), null, reason);
    }
}
