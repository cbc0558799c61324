package de.stellwerk.app.architecture.planted.routes.delivery;

import de.stellwerk.app.architecture.planted.routes.status.SomeStage;

public record SeesStatus(SomeStage stage) {}
