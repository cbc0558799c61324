package de.stellwerk.app.architecture.planted.routes.ledger;

public final class SomeStage {}
