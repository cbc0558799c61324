/**
 * HTTP for adapters: one client, one table that turns statuses and exceptions into {@link
 * de.stellwerk.adapter.DeliveryFailure}s. Nothing here retries; that is the hub's.
 */
package de.stellwerk.adapter.web;
