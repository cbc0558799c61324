package de.stellwerk.app;

import de.stellwerk.routes.catalog.CatalogRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names every defect of a catalogue that the hub cannot start with, and nothing else. */
final class CatalogueDefects extends AbstractFailureAnalyzer<CatalogRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, CatalogRefused refused) {
        return new FailureAnalysis(refused.getMessage(), null, refused);
    }
}
