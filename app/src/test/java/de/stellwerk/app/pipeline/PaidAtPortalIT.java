package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service whose portals have been paid when they send: the hub checks the amount, and asks nobody for money. */
@OnTheTestHub
class PaidAtPortalIT {

    private static final String SERVICE = "services/reitkennzeichen/service.yml";
    private static final String MAPPING = "services/reitkennzeichen/from-json.xsl";

    private final TestHub hub;
    private TestCatalogue.Change atPortal;

    PaidAtPortalIT(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void isPaidAtThePortal() {
        atPortal =
                hub.catalogue().with(SERVICE, file -> file.replace("payment: before-delivery", "payment: at-portal"));
    }

    @AfterEach
    void isPaidToTheHubAgain() {
        atPortal.close();
    }

    private static Application paid(String euros) {
        return Application.aReitkennzeichen().in(Application.PADERBORN).paid(euros);
    }

    private String antrag(Submission submission) {
        String folder = "67/30/Reitkennzeichen/" + submission.receipt("dms", "aktenzeichen");
        return new String(hub.dms().documents(folder).get("antrag.xml"), StandardCharsets.UTF_8);
    }

    private static List<String> rules(Web.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.json()
                .path("violations")
                .valueStream()
                .map(violation -> violation.path("rule").asString())
                .toList();
    }

    @Test
    void goesAtOnceWithWhatThePortalWasPaid() {
        Submission submission = hub.portal().send(paid("65.00")).comesTo("delivered");

        assertThat(submission.status().path("payment").path("state").asString()).isEqualTo("at-portal");
        assertThat(antrag(submission))
                .contains(
                        "<dokumentversion>2</dokumentversion>",
                        "<kassenzeichen>4711-PORTAL</kassenzeichen>",
                        "<betrag>65.00</betrag>");
    }

    @Test
    void isRefusedUnpaidAndWithAnotherAmount() {
        Application unpaid = Application.aReitkennzeichen().in(Application.PADERBORN);

        assertThat(rules(hub.portal().submit(unpaid))).containsExactly("payment-missing");
        assertThat(rules(hub.portal().submit(paid("6.50")))).containsExactly("payment-amount");
    }

    @Test
    void keepsWhatWasPaidWhereTheMappingFailedAndIsMended() {
        Submission right;
        Submission wrong;
        try (var broken = hub.catalogue().with(MAPPING, PaidAtPortalIT::failing)) {
            right = hub.portal().send(paid("65.00").remarking("Sonderfall"));
            wrong = hub.portal().send(paid("6.50").remarking("Sonderfall"));
        }

        hub.operations().replay(hub.operations().deadLetterOf(right));
        hub.operations().replay(hub.operations().deadLetterOf(wrong));

        right.comesTo("delivered");
        assertThat(antrag(right)).contains("<kassenzeichen>4711-PORTAL</kassenzeichen>", "<betrag>65.00</betrag>");
        await().atMost(Submission.PATIENCE)
                .untilAsserted(() ->
                        assertThat(hub.operations().deadLetterOf(wrong).code()).isEqualTo("payment-amount"));
    }

    private static String failing(String mapping) {
        return mapping.replace("<xsl:sequence select=", """
                <xsl:if test="j:map/j:string[@key = 'bemerkung'] = 'Sonderfall'"><xsl:message terminate="yes"/></xsl:if>
                <xsl:sequence select=""");
    }
}
