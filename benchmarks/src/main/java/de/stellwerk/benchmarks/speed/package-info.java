/**
 * How fast the hub is, and what a submission costs. Every figure is about submissions that were acknowledged, are delivered in the
 * ledger, and were seen once by a sink outside the hub.
 */
package de.stellwerk.benchmarks.speed;
