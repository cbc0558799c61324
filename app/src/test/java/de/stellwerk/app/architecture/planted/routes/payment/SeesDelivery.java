package de.stellwerk.app.architecture.planted.routes.payment;

import de.stellwerk.app.architecture.planted.routes.delivery.SomeStage;

public record SeesDelivery(SomeStage stage) {}
