/**
 * The console's pages under {@code /console}. A page is a controller whose methods declare their right by {@link
 * de.stellwerk.console.Requires}, a template that fills {@code layout.html}, and, where it stands in the navigation, an entry of
 * {@link de.stellwerk.console.pages.Section}.
 */
package de.stellwerk.console.pages;
