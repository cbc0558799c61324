package de.stellwerk.app.architecture.planted.routes.intake;

public final class SomeStage {}
