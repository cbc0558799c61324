package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.Envelopes.anEnvelope;
import static de.stellwerk.routes.intake.Envelopes.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AcceptingTest {

    private final TestIntake hub = TestIntake.shared();
    private final Http portal = new Http(hub, "demo-json");

    @Test
    void aValidFormIsStoredBeforeItIsAcknowledged() {
        Http.Answer answer = portal.submit(anEnvelope().toString());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String id = answer.json().get("id").stringValue();
        assertThat(answer.header("Location")).isEqualTo("/api/v1/submissions/" + id);
        assertThat(answer.json().get("status").stringValue()).isEqualTo("/api/v1/submissions/" + id);
        assertThat(documentsOf(id)).containsExactlyInAnyOrder("form", "antrag");
        assertThat(statesOf(id)).containsExactly("due");
        assertThat(hub.woken()).contains(Set.of("ziel"));
    }

    @Test
    void aValidFormThatOurMappingCannotTurnIntoAnAntragIsAcceptedAndDeadAtStepMap() {
        ObjectNode envelope = anEnvelope();
        form(envelope).put("break", true);

        Http.Answer answer = portal.submit(envelope.toString());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String id = answer.json().get("id").stringValue();
        assertThat(documentsOf(id)).containsExactly("form");
        assertThat(statesOf(id)).containsExactly("dead");
    }

    @Test
    void aRepeatIsAnsweredWithTheVerySameAcknowledgement() {
        String envelope = anEnvelope().toString();

        Http.Answer first = portal.submit(envelope);
        Http.Answer second = portal.submit(envelope);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void whitespaceAndTheOrderOfMembersAreNotContent() {
        ObjectNode envelope = anEnvelope();
        ObjectNode turned = envelope.objectNode();
        turned.set("form", envelope.get("form"));
        turned.setAll(envelope);

        Http.Answer first = portal.submit(envelope.toString());
        Http.Answer second = portal.submit(turned.toPrettyString());

        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void otherContentUnderTheSameReferenceIsAConflictThatNamesNothingElse() {
        ObjectNode envelope = anEnvelope();
        String first = portal.submit(envelope.toString()).json().get("id").stringValue();
        form(envelope).put("plates", 3);

        Http.Answer answer = portal.submit(envelope.toString());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("type").stringValue()).isEqualTo("urn:stellwerk:problem:reference-conflict");
        assertThat(answer.body()).doesNotContain(first);
    }

    @Test
    void fiftyAtOnceAreOneSubmission() throws Exception {
        String envelope = anEnvelope().toString();
        long before = hub.count("submission");

        List<Http.Answer> answers = atOnce(50, () -> portal.submit(envelope));

        assertThat(answers).extracting(Http.Answer::status).containsOnly(202);
        assertThat(answers.stream().map(Http.Answer::body).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(hub.count("submission")).isEqualTo(before + 1);
    }

    @Test
    void aTrialStoresNothing() {
        long before = hub.count("submission") + hub.count("upload") + hub.count("attachment_chunk");

        Http.Answer answer = portal.validate(anEnvelope().toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("valid").booleanValue()).isTrue();
        assertThat(hub.count("submission") + hub.count("upload") + hub.count("attachment_chunk"))
                .isEqualTo(before);
    }

    private static List<Http.Answer> atOnce(int callers, Callable<Http.Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<Http.Answer>> running =
                    threads.invokeAll(Stream.generate(() -> call).limit(callers).toList());
            List<Http.Answer> answers = new java.util.ArrayList<>();
            for (Future<Http.Answer> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> documentsOf(String id) {
        return hub.sql()
                .sql("SELECT kind FROM document WHERE submission_id = ?::uuid")
                .param(id)
                .query(String.class)
                .list();
    }

    private List<String> statesOf(String id) {
        return hub.sql()
                .sql("SELECT state FROM delivery WHERE submission_id = ?::uuid")
                .param(id)
                .query(String.class)
                .list();
    }
}
