package de.stellwerk.app.pipeline;

import tools.jackson.databind.json.JsonMapper;

/** A clerk at the specialist system of Kreis Soest, who answers what was delivered there. */
record Clerk(TestHub hub) {

    private static final String KEY = "stellwerk-demo-citko-kreis-soest";

    /** Grants the application and sends a letter; returns the hub's id of the message. */
    String decides(Submission submission, String reference) {
        String order = JsonMapper.shared()
                .createObjectNode()
                .put("hub", hub.web().address().toString())
                .put("key", KEY)
                .put("case", submission.id())
                .put("reference", reference)
                .put("kind", "decision")
                .put("state", "granted")
                .toString();
        return JsonMapper.shared()
                .readTree(hub.citkoServer().message(order))
                .path("id")
                .asString();
    }
}
