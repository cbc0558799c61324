package de.stellwerk.simulators;

/** One thing a simulator did, as a line of its ledger. {@code at} is ISO 8601. */
record Effect(
        String kind, String key, String reference, String name, String sha512, long size, String context, String at) {}
