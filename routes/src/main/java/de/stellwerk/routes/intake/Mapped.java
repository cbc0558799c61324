package de.stellwerk.routes.intake;

import java.util.Optional;

/**
 * A valid submission and what the mapping made of it: the Antrag document, or the code of our fault.
 */
record Mapped(Authorised submission, Optional<byte[]> antrag, Optional<String> fault) {}
