package de.stellwerk.adapter.testkit;

/**
 * One thing that exists at the target because of a delivery: a case, a document, a folder.
 *
 * @param idempotencyKey the key it came with, as the target knows it
 * @param what the kind or name of the thing without anything that is new on every run, for example {@code antrag.xml}
 */
public record Effect(String idempotencyKey, String what) {}
