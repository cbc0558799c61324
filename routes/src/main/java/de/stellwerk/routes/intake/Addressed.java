package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.BoundTarget;
import de.stellwerk.routes.ledger.Cases;

/** A call of a target that proved to be itself, and the application delivered to it that it answers. */
record Addressed(Call call, BoundTarget sender, Cases.Answerable about) {}
