package de.stellwerk.routes.delivery;

import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Incarnation;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
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

    /** What would fail for ever is thrown; what may pass is tried until it passes, or the claim is no longer ours. */
    <T> T write(Claim claim, Supplier<T> command) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return command.get();
                } catch (DataIntegrityViolationException
                        | InvalidDataAccessResourceUsageException
                        | InvalidDataAccessApiUsageException e) {
                    throw e;
                } catch (DataAccessException | TransactionException e) {
                    log.warn("The ledger does not take the outcome of delivery {}; trying again", claim.delivery());
                    interrupted |= !pause();
                    requireHeld(claim);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void requireHeld(Claim claim) {
        if (!incarnation.holds(claim.incarnation())) {
            throw new Claim.Lost(claim.delivery());
        }
    }
}
