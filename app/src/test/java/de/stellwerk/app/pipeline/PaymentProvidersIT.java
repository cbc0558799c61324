package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What payment providers do besides answering, and services that ask them for nothing. */
@OnTheTestHub
class PaymentProvidersIT {

    private static final String SERVICE = "services/reitkennzeichen/service.yml";
    private static final String TENANT = "tenants/kreis-paderborn.yml";

    private final TestHub hub;

    PaymentProvidersIT(TestHub hub) {
        this.hub = hub;
    }

    @AfterEach
    void mend() {
        hub.epaybl().mend();
        hub.epaybl().notifications("once");
    }

    private Submission opened() {
        Submission submission = hub.portal().send(Application.aReitkennzeichen().in(Application.PADERBORN));
        assertThat(hub.portal().pay(submission).status()).isEqualTo(200);
        return submission;
    }

    private String payPage(Submission submission) {
        return hub.portal().pay(submission).json().path("redirectUrl").asString();
    }

    private int askedInAnHour(Submission submission) {
        return hub.ledger()
                .sql(
                        "UPDATE payment_attempt SET poll_at = now() + interval '1 hour' WHERE submission_id = ? AND poll_at < now() + interval '50 minutes'")
                .param(submission.uuid())
                .update();
    }

    @Test
    void aNotificationMakesTheHubAskAtOnce() {
        hub.epaybl().notifications("once");
        Submission submission = opened();
        String page = payPage(submission);
        await().during(Duration.ofSeconds(2)).atMost(Submission.PATIENCE).until(() -> askedInAnHour(submission) == 0);

        hub.epaybl().decide(page.replaceFirst(".*/", ""), "paid");

        submission.comesTo("delivered");
    }

    @Test
    void withoutOneTheHubWaitsForItsTime() {
        hub.epaybl().notifications("forged");
        Submission submission = opened();
        String page = payPage(submission);
        await().during(Duration.ofSeconds(2)).atMost(Submission.PATIENCE).until(() -> askedInAnHour(submission) == 0);

        hub.epaybl().decide(page.replaceFirst(".*/", ""), "paid");

        await().during(Duration.ofSeconds(2)).until(() -> submission.state().equals("waiting"));
        hub.ledger()
                .sql("UPDATE payment_attempt SET poll_at = now() WHERE submission_id = ?")
                .param(submission.uuid())
                .update();
        submission.comesTo("delivered");
    }

    @Test
    void aProviderThatRefusesTheHubIsAnIncidentUntilItAnswers() {
        Submission submission = opened();
        String page = payPage(submission);
        hub.epaybl().fault("401", 0);
        assertThat(incident("open").path("data").path("code").asString()).isEqualTo("http-401");

        hub.epaybl().mend();
        Browser.press(URI.create(page + "/paid"));
        hub.ledger()
                .sql("UPDATE payment_attempt SET poll_at = now() WHERE submission_id = ?")
                .param(submission.uuid())
                .update();

        submission.comesTo("delivered");
        assertThat(incident("resolved").path("resolution").asString()).isEqualTo("answered");
    }

    private JsonNode incident(String state) {
        return await().atMost(Submission.PATIENCE)
                .until(
                        () -> hub.operations()
                                .get("incidents?kind=provider-fails&state=" + state)
                                .path("items")
                                .path(0),
                        found -> !found.isMissingNode());
    }

    @Test
    void whatTheAuthorityBillsLaterGoesAtOnceWithItsAmount() {
        Submission submission;
        try (var invoice =
                hub.catalogue().with(SERVICE, file -> file.replace("payment: before-delivery", "payment: invoice"))) {
            submission = hub.portal().send(Application.aReitkennzeichen().in(Application.PADERBORN));
        }

        submission.comesTo("delivered");
        JsonNode payment = submission.status().path("payment");
        assertThat(payment.path("state").asString()).isEqualTo("invoice");
        assertThat(payment.path("amount").asString()).isEqualTo("65.00");
        assertThat(payment.has("paymentUrl")).isFalse();
    }

    @Test
    void aFormThatShowsAnotherAmountIsRefused() {
        String named = "payment: {policy: before-delivery, amount-field: anzahlKennzeichen}";
        try (var shown = hub.catalogue().with(SERVICE, file -> file.replace("payment: before-delivery", named))) {
            Web.Answer other =
                    hub.portal().submit(Application.aReitkennzeichen().in(Application.PADERBORN));

            assertThat(other.status()).isEqualTo(422);
            assertThat(rules(other)).containsExactly("payment-amount-field");
            try (var same = hub.catalogue().with(TENANT, PaymentProvidersIT::asManyEuros)) {
                assertThat(hub.portal()
                                .submit(Application.aReitkennzeichen().in(Application.PADERBORN))
                                .status())
                        .isEqualTo(202);
            }
        }
    }

    /** One euro for each, so that the number of plates is the amount. */
    private static String asManyEuros(String tenant) {
        return tenant.replaceFirst("amount: \"25.00\"", "amount: \"1.00\"")
                .replaceFirst("(?m)^.*name: Zuteilung.*\n", "");
    }

    private static List<String> rules(Web.Answer answer) {
        return answer.json()
                .path("violations")
                .valueStream()
                .map(violation -> violation.path("rule").asString())
                .toList();
    }
}
