package de.stellwerk.app.architecture.planted.routes.intake;

import de.stellwerk.app.architecture.planted.routes.ledger.SomeStage;

public record SeesTheLedger(SomeStage stage) {}
