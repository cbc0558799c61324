package de.stellwerk.benchmarks.faults.outside;

import java.util.Locale;

/** What can be wrong when everything has come to rest. Each is counted, and each must be zero. */
public enum Figure {
    /** Acknowledged, and the hub does not know it. */
    LOST,
    /** A target has not all of it, or not all of its targets are told of it. */
    PARTIAL,
    /** It has not come to the end that it should. */
    STUCK,
    /** A target did it twice, and no operator had ordered that. */
    DUP_EFFECT,
    /** An attempt came with another idempotency key, and no operator had ordered that. */
    KEY_CHANGED,
    /** What arrived is not what was sent. */
    CORRUPT,
    /** It arrived at a target, or for a tenant, that it was not for. */
    UNEXPECTED,
    /** It arrived, or was acknowledged, although it was refused, to be refused, or never sent. */
    PHANTOM,
    /** The same submission was acknowledged in two ways. */
    IDEMP_ID,
    /** Other content under a used reference was not refused as a conflict. */
    IDEMP_BODY,
    /** Of one case, a later submission reached a target before an earlier one. */
    ORDER,
    /** It cannot be told which submission an id or a key stands for, or the portal got no answer that it can use. */
    AMBIGUOUS,
    /** The status says something else than the targets. */
    STATE_LIE,
    /** Money was taken twice for one submission. */
    PAY_DOUBLE,
    /** Money was taken, and the hub does not say that it is paid. */
    PAY_ORPHAN,
    /** Delivered without the money, and no operator had ordered that. */
    PAY_UNPAID,
    /** The hub says of a payment what is not so: its state or its amount. */
    PAY_STATE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
