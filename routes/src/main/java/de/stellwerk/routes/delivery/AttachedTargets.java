package de.stellwerk.routes.delivery;

import java.util.Optional;

/** The targets of the catalogue in force. */
public interface AttachedTargets {

    Optional<AttachedTarget> named(String target);
}
