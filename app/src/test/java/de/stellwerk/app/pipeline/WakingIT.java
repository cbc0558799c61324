package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.stellwerk.app.broker.BrokerUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wake messages may be lost, and so may the broker: what is to be done stands in the ledger. */
@OnTheTestHub
class WakingIT {

    private final TestHub hub;

    WakingIT(TestHub hub) {
        this.hub = hub;
    }

    @AfterEach
    void startEverything() throws Exception {
        if (!hub.broker().isActive()) {
            hub.broker().start();
        }
        hub.camel().getRouteController().startRoute("deliver");
    }

    @Test
    void theSweepFindsWorkWhoseWakeMessageWasLost() throws Exception {
        BrokerUnderTest broker = hub.broker();
        hub.camel().getRouteController().stopRoute("deliver");
        Submission submission = hub.portal().send(Application.aHundehaltung());
        await().atMost(Submission.PATIENCE).until(() -> broker.waiting("deliver") > 0);

        assertThat(broker.purge("deliver")).isPositive();
        hub.camel().getRouteController().startRoute("deliver");

        submission.comesTo("delivered");
        assertThat(hub.dms().has("32/10/Hundehaltung/" + submission.receipt("dms", "aktenzeichen") + "/antrag.xml"))
                .isTrue();
    }

    @Test
    void withTheBrokerDownTheHubAcceptsAsBeforeAndDeliversWhenItIsBack() throws Exception {
        hub.broker().stop();

        Submission submission = hub.portal().send(Application.aReitkennzeichen());

        assertThat(submission.state()).isEqualTo("in-flight");
        assertThat(hub.management().get("/actuator/health/readiness", "none").status())
                .isEqualTo(200);
        hub.broker().start();
        submission.comesTo("delivered");
        assertThat(hub.citko().antraege(submission.receipt("dms", "aktenzeichen")))
                .hasSize(1);
    }
}
