package de.stellwerk.routes.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What reconciliation knows of how deliveries are attempted.
 *
 * @param longestAttempt after which every attempt is interrupted; a claim that is much older is one that nobody works on
 */
@ConfigurationProperties("stellwerk.delivery")
record AttemptSettings(@DefaultValue("10m") Duration longestAttempt) {}
