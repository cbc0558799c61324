package de.stellwerk.adapter.payment;

import java.util.Optional;

/** placeholder until merged */
public record PaymentHint(Optional<String> requestId, Optional<String> transactionId) {}
