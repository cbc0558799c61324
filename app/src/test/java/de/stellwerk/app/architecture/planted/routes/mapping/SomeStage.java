package de.stellwerk.app.architecture.planted.routes.mapping;

public final class SomeStage {}
