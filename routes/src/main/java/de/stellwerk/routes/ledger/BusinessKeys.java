package de.stellwerk.routes.ledger;

/** The kinds under which numbers of portals and targets are searchable by keyed hash. Receipts use their own names. */
final class BusinessKeys {

    static final String REFERENCE = "reference";
    static final String CASE = "case";
    static final String KASSENZEICHEN = "kassenzeichen";

    private BusinessKeys() {}
}
