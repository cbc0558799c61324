package de.stellwerk.adapter.web;

/** What a request is sent for; decides what its failure means. */
public enum Intent {
    /** Only looks: a failure leaves nothing behind. */
    READ,
    /** Has an effect: a failure may hide it. */
    WRITE
}
