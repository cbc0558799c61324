package de.stellwerk.adapter.payment;

import java.net.URI;

/**
 * A payment as the provider knows it.
 *
 * @param requestId the hub's id of the request
 * @param transactionId by which its status is asked for
 * @param redirectUrl the page on which it is paid
 */
public record PaymentTransaction(String requestId, String transactionId, URI redirectUrl) {}
