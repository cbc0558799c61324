package de.stellwerk.app.architecture.planted.routes.catalog;

import de.stellwerk.app.architecture.planted.routes.failure.SomeStage;

public record SeesFailure(SomeStage stage) {}
