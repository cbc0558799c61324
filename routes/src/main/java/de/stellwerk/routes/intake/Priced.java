package de.stellwerk.routes.intake;

import de.stellwerk.routes.ledger.Owed;
import java.util.Optional;

/**
 * A mapped submission and what it costs.
 *
 * @param owed absent where the service knows no fees
 * @param paidAntrag version 2 of the Antrag document, where the portal has taken the money
 */
record Priced(Mapped mapped, Optional<Owed> owed, Optional<byte[]> paidAntrag) {}
