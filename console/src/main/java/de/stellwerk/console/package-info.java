/** Operations: the API under {@code /api/v1/ops} by which people see what the hub does, and mend what it cannot mend itself. */
package de.stellwerk.console;
