package de.stellwerk.app.architecture.planted.routes.failure;

public final class SomeStage {}
