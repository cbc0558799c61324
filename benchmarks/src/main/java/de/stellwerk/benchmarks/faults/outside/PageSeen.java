package de.stellwerk.benchmarks.faults.outside;

/** What an applicant did at a pay page, as a line of the applicants' ledger, written before it is done. */
record PageSeen(long number, String reference, String transaction, String decision, String at) {}
