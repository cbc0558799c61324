package de.stellwerk.adapter.payment;

import java.util.Optional;

/** placeholder until merged */
public record Payer(Optional<String> givenName, Optional<String> familyName, Optional<String> organisation) {}
