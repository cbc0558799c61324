package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Portal;

/** A call of a portal that proved to be itself. */
record Identified(Call call, Portal portal) {}
