package de.stellwerk.app.architecture.planted.routes.intake;

import de.stellwerk.app.architecture.planted.routes.status.SomeStage;

public record SeesStatus(SomeStage stage) {}
