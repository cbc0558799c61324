/** What travels: the Antrag document, its schemas, and the characters it may hold. */
package de.stellwerk.schemas;
