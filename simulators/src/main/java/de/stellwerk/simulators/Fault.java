package de.stellwerk.simulators;

/**
 * A switched-on fault.
 *
 * @param times how many requests it hits; {@code null}: all until it is changed
 * @param retryAfter seconds for the header Retry-After, or {@code null}
 * @param millis how slow
 */
record Fault(String mode, Integer times, Integer retryAfter, long millis) {

    static final Fault NONE = new Fault("none", null, null, 0);

    Mode kind() {
        return Mode.of(mode);
    }

    Fault once() {
        boolean last = times != null && times <= 1;
        return last ? NONE : new Fault(mode, times == null ? null : times - 1, retryAfter, millis);
    }
}
