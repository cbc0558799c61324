package de.stellwerk.adapter.testkit;

/** What can be wrong with a target. */
public enum Fault {
    /** It takes no connection, or says that it is not there now: nothing is done. */
    DOWN,
    /** Credentials, certificate or an address are wrong: nothing is done. */
    MISCONFIGURED,
    /** It answers that it will not have this submission: nothing is done. */
    REFUSES,
    /** It takes the request and never answers. */
    HANGS,
    /** It does the work once and the answer gets lost; asked again it answers as ever. */
    SWALLOWS_ANSWER
}
