package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Portal;

/** A call that has been read to its end. */
record Submitted(Call call, Portal portal, Sent sent) {}
