package de.stellwerk.routes.delivery;

import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Incarnation;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Writes what became of a claim as soon as the ledger answers, for as long as the claim is ours. */
@Component
final class Persistence {

    private static final Logger log = LoggerFactory.getLogger(Persistence.class);
    private static final long PAUSE_MILLIS = 500;

    private final Incarnation incarnation;

    Persistence(Incarnation incarnation) {
        this.incarnation = incarnation;
    }

    <T> T write(Claim claim, Supplier<T> command) {
        while (true) {
            try {
                return command.get();
            } catch (DataAccessException | TransactionException e) {
                log.warn("The ledger does not take the outcome of delivery {}; trying again", claim.delivery());
                pauseOrGiveUp(claim);
            }
        }
    }

    private void pauseOrGiveUp(Claim claim) {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Claim.Lost(claim.delivery());
        }
        if (!incarnation.holds(claim.incarnation())) {
            throw new Claim.Lost(claim.delivery());
        }
    }
}
