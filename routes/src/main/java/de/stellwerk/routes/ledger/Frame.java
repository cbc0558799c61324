package de.stellwerk.routes.ledger;

/** What the portal said around the form; kept sealed. The case and return address may be absent. */
record Frame(String reference, String caseReference, String returnUrl) {
    static final String PLACE = "frame";
}
