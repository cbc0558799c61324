package de.stellwerk.app.architecture.planted.routes.delivery;

public final class SomeStage {}
