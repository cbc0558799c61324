/** What happens when there is very much of something. Each run prints one line with its figures. */
package de.stellwerk.benchmarks.scale;
