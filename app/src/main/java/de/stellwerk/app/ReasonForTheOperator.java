package de.stellwerk.app;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says a failed start in its own words, without the layers it came through. */
final class ReasonForTheOperator extends AbstractFailureAnalyzer<HubDoesNotStart> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, HubDoesNotStart reason) {
        return new FailureAnalysis(reason.getMessage(), null, reason);
    }
}
