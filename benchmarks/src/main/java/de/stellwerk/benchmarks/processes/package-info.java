/** The processes that are measured, to be started, stopped, killed and started again, and what they cost. */
package de.stellwerk.benchmarks.processes;
