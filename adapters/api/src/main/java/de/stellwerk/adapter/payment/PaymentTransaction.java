package de.stellwerk.adapter.payment;

import java.net.URI;

/** placeholder until merged */
public record PaymentTransaction(String requestId, String transactionId, URI redirectUrl) {}
