/**
 * What is outside the hub and never killed: a portal that keeps the rules and knows what it sent, systems that know what was done at
 * them, people who pay, an operator; and the judgement, which compares their ledgers with what the hub says.
 */
package de.stellwerk.benchmarks.faults.outside;
