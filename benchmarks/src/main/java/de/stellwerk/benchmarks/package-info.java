/**
 * Measures the hub as it is shipped: packaged, as a process of its own, between an external PostgreSQL and an external broker
 * that keep what they confirm. Linux only, for what processes cost is read from {@code /proc}.
 */
package de.stellwerk.benchmarks;
