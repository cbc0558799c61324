/**
 * The adapter for citkoOutdoor's module "Antrag Online".
 *
 * <p><b>An assumption, not a specification.</b> The maker, Südwestfalen-IT, has published no format. What is here is our own
 * and made to be replaced: the shape of the payload stands in {@code antrag-online.xsl} alone, the requests in {@link
 * de.stellwerk.adapter.citkooutdoor.CitkoOutdoorAdapter} alone. The simulator of the same name plays the other side.
 *
 * <ul>
 *   <li>{@code POST <url>} takes the application; header {@code Vorgangsschluessel} is the idempotency key, header {@code
 *       Aktenzeichen} the file number the DMS gave, if there is one. Answer 201 with {@code
 *       <vorgang xmlns="urn:stellwerk:annahme:citkooutdoor:1.0"><vorgangsnummer>…}
 *   <li>{@code GET <url>?schluessel=<key>} finds it again: 200 with the same answer, or 404
 *   <li>{@code PUT <url>/<vorgangsnummer>/anlagen/<number>} takes an attachment, header {@code Dateiname} its name; {@code
 *       GET} there: 200 or 204 it is there, 404 it is not
 *   <li>{@code GET <url>} answers 200 or 204 to those whose HTTP Basic credentials are good
 * </ul>
 *
 * <p>Header values are UTF-8, percent-encoded.
 */
package de.stellwerk.adapter.citkooutdoor;
