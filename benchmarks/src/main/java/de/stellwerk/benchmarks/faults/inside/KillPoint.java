package de.stellwerk.benchmarks.faults.inside;

import java.util.Locale;

/** Between any two steps on a submission's way: where a hub is killed. */
public enum KillPoint {
    ATTACHMENT_STAGED(Occasion.LOAD, "ledger.Uploads", "stage", "EXIT"),
    ATTACHMENTS_STAGED_NOT_ACCEPTED(Occasion.LOAD, "ledger.Acceptances", "accept", "ENTRY"),
    ACCEPTED_NOT_ANSWERED(Occasion.LOAD, "ledger.Acceptances", "accept", "EXIT"),
    WAKE_SENT(Occasion.LOAD, "delivery.Wakes", "send", "EXIT"),
    CLAIM_TAKEN(Occasion.LOAD, "ledger.Claims", "take", "EXIT"),
    CLAIMED_NOT_BEGUN(Occasion.LOAD, "delivery.DeliveryRun", "run", "ENTRY"),
    STEP_DONE_NOT_RECORDED(Occasion.LOAD, "ledger.Records", "delivered", "ENTRY"),
    DELIVERED_NEXT_NOT_WOKEN(Occasion.LOAD, "ledger.Records", "delivered", "EXIT"),
    EVENTS_RELAYED_NOT_REMEMBERED(Occasion.LOAD, "status.EventRelay", "publish", "EXIT"),
    PAYMENT_INTENDED_NOT_OPENED(Occasion.PAYMENT, "ledger.PaymentAttempts", "intent", "EXIT"),
    PAYMENT_OPENED_NOT_RECORDED(Occasion.PAYMENT, "ledger.PaymentAttempts", "opened", "ENTRY"),
    PAYMENT_RECORDED_NOT_ANSWERED(Occasion.PAYMENT, "ledger.PaymentAttempts", "opened", "EXIT"),
    PAYMENT_ASKED_FOR_NOT_SETTLED(Occasion.PAYMENT, "ledger.PaymentAnswers", "settle", "ENTRY"),
    PAYMENT_RELEASED_NOT_COMMITTED(Occasion.PAYMENT, "ledger.Releases", "go", "EXIT"),
    PAYMENT_SETTLED_NOT_WOKEN(Occasion.PAYMENT, "ledger.PaymentAnswers", "settle", "EXIT"),
    FAILURE_CLASSIFIED_NOT_RECORDED(Occasion.REFUSAL, "failure.RetryPolicy", "decide", "EXIT"),
    DEAD_LETTER_WRITTEN(Occasion.REFUSAL, "ledger.Records", "dead", "EXIT"),
    RETRY_RECORDED(Occasion.OUTAGE, "ledger.Records", "retry", "EXIT"),
    TARGET_PARKED_DELIVERY_NOT_GIVEN_BACK(Occasion.OUTAGE, "ledger.Targets", "park", "EXIT"),
    TARGET_WELL_AGAIN_NOT_WOKEN(Occasion.OUTAGE, "ledger.Targets", "unpark", "EXIT"),
    REPLAY_ORDERED_NOT_ANSWERED(Occasion.REPLAY, "ledger.Replays", "replay", "EXIT"),
    MESSAGE_KEPT_NOT_TAKEN_OFF_ITS_QUEUE(Occasion.GARBAGE, "ledger.DeadMessages", "keep", "EXIT"),
    CLAIMS_OF_THE_DEAD_GIVEN_BACK(Occasion.DEATH_OF_THE_OTHER, "ledger.Recovery", "giveBack", "EXIT");

    /** What must happen for a hub to come to the point. */
    public enum Occasion {
        /** The load leads there by itself. */
        LOAD,
        /** A submission must be paid; part of the load. */
        PAYMENT,
        /** A target refuses. */
        REFUSAL,
        /** A target is unavailable, and well again. */
        OUTAGE,
        /** An operator replays a dead letter. */
        REPLAY,
        /** Somebody puts a message into a queue that nobody can read. */
        GARBAGE,
        /** The other hub is killed. */
        DEATH_OF_THE_OTHER
    }

    private final Occasion occasion;
    private final String type;
    private final String method;
    private final String location;

    KillPoint(Occasion occasion, String type, String method, String location) {
        this.occasion = occasion;
        this.type = "de.stellwerk.routes." + type;
        this.method = method;
        this.location = location;
    }

    public Occasion occasion() {
        return occasion;
    }

    /** As the command line and the report name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String type() {
        return type;
    }

    String method() {
        return method;
    }

    String location() {
        return location;
    }
}
