/**
 * The catalogue: services, tenants, portals and targets, read from files, checked as a whole, kept in the ledger and swapped
 * while running. {@link de.stellwerk.routes.catalog.Catalogs} gives the one in force, {@link
 * de.stellwerk.routes.catalog.Catalog} answers who may, who is competent and where it goes.
 */
package de.stellwerk.routes.catalog;
