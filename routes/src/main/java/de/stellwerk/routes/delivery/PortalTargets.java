package de.stellwerk.routes.delivery;

import de.stellwerk.routes.catalog.Callback;

/** Makes a target of a portal that is to be told what becomes of its submissions. */
public interface PortalTargets {

    AttachedTarget of(Callback callback);
}
