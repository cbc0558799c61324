package de.stellwerk.app.demo;

/**
 * A portal of the shipped catalogue, played by {@code start}.
 *
 * @param format what it sends: {@code stellwerk-json}, {@code xoev} …
 */
record DemoPortal(String id, String format) {

    /** Its API key. The shipped portal file holds this key's hash and marks it as good from loopback addresses only. */
    String key() {
        return "stellwerk-demo-" + id;
    }
}
