package de.stellwerk.routes.ledger;

/** What the portal said around the form, and where it is filed; kept sealed. The case and return address may be absent. */
record Frame(String reference, String caseReference, String returnUrl, Filing filing) {
    static final String PLACE = "frame";
}
