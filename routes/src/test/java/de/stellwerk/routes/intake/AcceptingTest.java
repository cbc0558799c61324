package de.stellwerk.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcceptingTest {

    private final TestIntake hub = TestIntake.shared();
    private final Http portal = new Http(hub, "demo-json");

    @Test
    void aValidFormIsStoredBeforeItIsAcknowledged() {
        Http.Answer answer = portal.submit(Envelopes.anEnvelope().toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String id = answer.json().get("id").stringValue();
        assertThat(answer.header("Location")).isEqualTo("/api/v1/submissions/" + id);
        assertThat(hub.sql()
                        .sql(
                                "SELECT count(*) FROM submission JOIN document d ON d.submission_id = id WHERE id = ?::uuid")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }
}
