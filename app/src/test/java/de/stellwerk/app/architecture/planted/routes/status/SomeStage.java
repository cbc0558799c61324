package de.stellwerk.app.architecture.planted.routes.status;

public final class SomeStage {}
