package de.stellwerk.routes.ledger;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands by for the ledger's PostgreSQL.
 *
 * @param synchronous whether a standby has every commit before the hub hears of it, so that a new timeline alone lost nothing. Who
 *     then restores the ledger to a point in time must say so with the command {@code restore}
 */
@ConfigurationProperties("stellwerk.ledger.standby")
public record StandbySettings(@DefaultValue("false") boolean synchronous) {}
