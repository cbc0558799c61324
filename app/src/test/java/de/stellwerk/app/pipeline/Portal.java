package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

/** A portal as it talks to the hub. */
record Portal(Web hub, String key) {

    private static final String SUBMISSIONS = "/api/v1/submissions";

    Web.Answer submit(Application application) {
        return submit("application/json", application.json());
    }

    Web.Answer submit(String contentType, byte[] body) {
        return hub.post(SUBMISSIONS, bearer(), contentType, body);
    }

    Web.Answer validate(Application application) {
        return hub.post("/api/v1/validations", bearer(), "application/json", application.json());
    }

    /** Submits what the hub must accept. */
    Submission send(Application application) {
        return accepted(submit(application));
    }

    Submission accepted(Web.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return new Submission(this, answer.json().path("id").asString());
    }

    Web.Answer status(String id) {
        return hub.get(SUBMISSIONS + "/" + id, bearer());
    }

    /** Has the submission's payment opened. */
    Web.Answer pay(Submission submission) {
        return hub.post(SUBMISSIONS + "/" + submission.id() + "/payment", bearer(), "application/json", new byte[0]);
    }

    Web.Answer revokePaymentPage(Submission submission) {
        return hub.delete(SUBMISSIONS + "/" + submission.id() + "/payment/page", bearer());
    }

    Web.Answer withdraw(Submission submission) {
        return hub.delete(SUBMISSIONS + "/" + submission.id(), bearer());
    }

    Web.Answer events(String after) {
        return hub.get("/api/v1/events?limit=500&after=" + after, bearer());
    }

    Web.Answer get(String path) {
        return hub.get(path, bearer());
    }

    private String bearer() {
        return "Bearer " + key;
    }
}
