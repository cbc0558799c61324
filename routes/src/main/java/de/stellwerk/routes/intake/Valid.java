package de.stellwerk.routes.intake;

import de.stellwerk.routes.mapping.Eingang;

/** A submission without fault. */
record Valid(Authorised submission, CompiledForm compiled, Eingang.Form form) {}
