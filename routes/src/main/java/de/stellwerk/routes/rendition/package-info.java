/** The Antrag document as a PDF for clerks and archives. */
package de.stellwerk.routes.rendition;
