package de.stellwerk.routes.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Something an operator wants done with many dead letters; all of it happens inside the caller's transaction. */
interface Order {

    /** How the audit log names it. */
    String action();

    /** What stands in the way for this delivery. */
    Optional<OrderOutcome.Why> obstacle(LockedDelivery delivery);

    /** Changes these locked deliveries and returns the targets that have due work now. */
    Collection<String> carryOut(List<LockedDelivery> deliveries);

    /** Changes this locked message, or says what stands in the way. */
    Optional<OrderOutcome.Why> carryOut(LockedMessage message);
}
