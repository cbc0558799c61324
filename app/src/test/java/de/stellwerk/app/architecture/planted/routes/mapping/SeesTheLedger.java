package de.stellwerk.app.architecture.planted.routes.mapping;

import de.stellwerk.app.architecture.planted.routes.ledger.SomeStage;

public record SeesTheLedger(SomeStage stage) {}
