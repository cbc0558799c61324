package de.stellwerk.routes.ledger;

/** A cursor that this ledger never gave. */
public final class UnknownCursor extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
}
