package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A submission that is marked as a test never reaches a target in production. */
@OnTheTestHub
class TestSubmissionIT {

    private static final String TRAINING = "uebung-kreis-siegen";

    private final TestHub hub;

    TestSubmissionIT(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void itIsRefusedWhereATargetIsInProduction() {
        Web.Answer answer = hub.portal()
                .submit(Application.aHundehaltung().in(Application.OLPE).asTest());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("violations").valueStream().map(v -> v.path("rule")
                        .asString()))
                .containsExactly("test-reaches-production");
        hub.portal().send(Application.aHundehaltung().in(Application.OLPE)).comesTo("delivered");
        assertThat(hub.sink().postedTo("/olpe")).as("the real one alone").hasSize(1);
    }

    @Test
    void itIsNotDeliveredWhenItsTargetGoesIntoProductionWhileItWaits() {
        hub.operations().pause(TRAINING);
        Submission submission = hub.portal()
                .send(Application.aHundehaltung().in(Application.SIEGEN).asTest());

        try (var inProduction = hub.catalogue()
                .with(
                        "targets/" + TRAINING + "/target.yml",
                        yml -> yml.replace("production: false", "production: true"))) {
            hub.operations().resume(TRAINING);

            assertThat(hub.operations().deadLetterOf(submission).cause())
                    .isEqualTo("rejected deliver test-reaches-production");
        }
        assertThat(hub.sink().postedTo("/siegen")).isEmpty();
        assertThat(hub.portal().withdraw(submission).status()).isEqualTo(200);
    }

    @Test
    void itReachesATargetThatIsNot() {
        Submission submission =
                hub.portal().send(Application.aHundehaltung().asTest()).comesTo("delivered");

        String folder = "32/10/Hundehaltung/" + submission.receipt("dms", "aktenzeichen");
        assertThat(new String(hub.dms().documents(folder).get("antrag.xml"))).contains("test=\"true\"");
    }
}
