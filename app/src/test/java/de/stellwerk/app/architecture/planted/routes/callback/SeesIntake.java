package de.stellwerk.app.architecture.planted.routes.callback;

import de.stellwerk.app.architecture.planted.routes.intake.SomeStage;

public record SeesIntake(SomeStage stage) {}
