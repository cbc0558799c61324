/** The pieces of the hub that every submission passes, measured alone by JMH. */
package de.stellwerk.benchmarks.pieces;
