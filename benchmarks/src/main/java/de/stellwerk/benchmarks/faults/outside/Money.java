package de.stellwerk.benchmarks.faults.outside;

/**
 * One line of the payment provider's ledger.
 *
 * @param kind {@link #OPENED}, {@link #PAID}, {@link #CANCELLED}
 * @param request the hub's id of its request
 * @param purpose as on a bank statement
 */
record Money(
        String kind, String provider, String transaction, String request, String purpose, String amount, String at) {

    static final String OPENED = "opened";
    static final String PAID = "paid";
    static final String CANCELLED = "cancelled";
}
