package de.stellwerk.routes.ledger;

/** The ledger cannot be opened with the master key there is; the message says what somebody must do. */
public final class LedgerStaysShut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerStaysShut(String message) {
        super(message);
    }
}
