package de.stellwerk.console;

import java.util.Locale;

/** What an operator may do; each call asks for one of these. */
public enum Right {
    /** See states, causes, steps, attempts and receipts. */
    METADATA,
    /** See forms, Antrag documents, attachments and what a target said; each view is written down. */
    PAYLOAD,
    /** Replay, and settle unknown outcomes. */
    REPLAY,
    /** Put aside and bring back. */
    ARCHIVE,
    /** Pause, resume and check targets. */
    TARGETS,
    /** Decide about payments that the hub must not decide about by itself. */
    PAYMENTS,
    /** Read and verify the audit log. */
    AUDIT,
    /** Add, change and disable accounts, with no more than one has oneself. */
    ACCOUNTS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
