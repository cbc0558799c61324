package de.stellwerk.adapter.payment;

import java.util.Optional;

/** Which payment a notification speaks of: the hub's id of the request, or the provider's id of the transaction, or both. */
public record PaymentHint(Optional<String> requestId, Optional<String> transactionId) {}
