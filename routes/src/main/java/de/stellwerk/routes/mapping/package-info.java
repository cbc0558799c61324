/** How a form becomes an Antrag document, and an Antrag document a target's payload. */
package de.stellwerk.routes.mapping;
