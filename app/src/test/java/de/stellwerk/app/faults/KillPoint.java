package de.stellwerk.app.faults;

/** Between any two steps on a submission's way: where the hub is killed. */
enum KillPoint implements Trap.Point {
    ATTACHMENTS_STAGED_NOT_ACCEPTED(Occasion.SUBMISSION, "ledger.Acceptances", "accept", "ENTRY"),
    ACCEPTED_NOT_ANSWERED(Occasion.SUBMISSION, "ledger.Acceptances", "accept", "EXIT"),
    WAKE_SENT(Occasion.SUBMISSION, "delivery.Wakes", "send", "EXIT"),
    CLAIMED_NOT_BEGUN(Occasion.SUBMISSION, "delivery.DeliveryRun", "run", "ENTRY"),
    STEP_DONE_NOT_RECORDED(Occasion.SUBMISSION, "ledger.Records", "delivered", "ENTRY"),
    STEP_RECORDED(Occasion.SUBMISSION, "ledger.Records", "step", "EXIT"),
    DELIVERED_NEXT_NOT_WOKEN(Occasion.SUBMISSION, "ledger.Records", "delivered", "EXIT"),
    EVENTS_RELAYED_NOT_REMEMBERED(Occasion.SUBMISSION, "status.EventRelay", "publish", "EXIT"),
    FAILURE_CLASSIFIED_NOT_RECORDED(Occasion.REFUSAL, "failure.RetryPolicy", "decide", "EXIT"),
    DEAD_LETTER_WRITTEN(Occasion.REFUSAL, "ledger.Records", "dead", "EXIT"),
    TARGET_PARKED_DELIVERY_NOT_GIVEN_BACK(Occasion.OUTAGE, "ledger.Targets", "park", "EXIT"),
    REPLAY_ORDERED_NOT_ANSWERED(Occasion.REPLAY, "ledger.Replays", "replay", "EXIT"),
    PAYMENT_INTENDED_NOT_OPENED(Occasion.PAYMENT, "ledger.PaymentAttempts", "intent", "EXIT"),
    PAYMENT_OPENED_NOT_RECORDED(Occasion.PAYMENT, "ledger.PaymentAttempts", "opened", "ENTRY"),
    PAYMENT_RECORDED_NOT_ANSWERED(Occasion.PAYMENT, "ledger.PaymentAttempts", "opened", "EXIT"),
    PAYMENT_ASKED_FOR_NOT_SETTLED(Occasion.PAYMENT, "ledger.PaymentAnswers", "settle", "ENTRY"),
    PAYMENT_RELEASED_NOT_COMMITTED(Occasion.PAYMENT, "ledger.Releases", "go", "EXIT"),
    PAYMENT_SETTLED_NOT_WOKEN(Occasion.PAYMENT, "ledger.PaymentAnswers", "settle", "EXIT");

    /** What must happen for a hub to come to the point. */
    enum Occasion {
        SUBMISSION,
        REFUSAL,
        OUTAGE,
        REPLAY,
        PAYMENT
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

    Occasion occasion() {
        return occasion;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String location() {
        return location;
    }
}
