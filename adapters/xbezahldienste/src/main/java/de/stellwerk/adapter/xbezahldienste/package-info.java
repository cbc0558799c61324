/** Payment providers that speak XBezahldienste 1.0.0, the interface of FITKO. */
package de.stellwerk.adapter.xbezahldienste;
