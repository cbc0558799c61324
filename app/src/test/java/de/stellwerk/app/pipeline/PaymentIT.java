package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.stellwerk.simulators.SimulatorProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Waits for its payment ▸ pay page ▸ provider ▸ asked ▸ released ▸ delivered with its Kassenzeichen. */
@OnTheTestHub
class PaymentIT {

    private static final String BACK = "https://pruefstand.example/zurueck";

    private final TestHub hub;

    PaymentIT(TestHub hub) {
        this.hub = hub;
    }

    private Submission unpaid(String area) {
        Submission submission =
                hub.portal().send(Application.aReitkennzeichen().in(area).returningTo(BACK));
        assertThat(submission.state()).isEqualTo("waiting");
        return submission;
    }

    private URI opened(Submission submission) {
        Web.Answer answer = hub.portal().pay(submission);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return URI.create(answer.json().path("redirectUrl").asString());
    }

    private static String transaction(URI payPage) {
        return payPage.getPath().replaceFirst(".*/", "");
    }

    private static long opened(SimulatorProcess provider) {
        return provider.effects().stream()
                .filter(line -> line.contains("\"opened\""))
                .count();
    }

    private SimulatorProcess provider(String area) {
        return area.equals(Application.PADERBORN) ? hub.epaybl() : hub.xbezahldienste();
    }

    private static String payment(Submission submission, String member) {
        return submission.status().path("payment").path(member).asString("");
    }

    @ParameterizedTest
    @ValueSource(strings = {Application.PADERBORN, Application.EUSKIRCHEN})
    void theWholeStory(String area) {
        long before = opened(provider(area));
        Submission submission = unpaid(area);
        assertThat(payment(submission, "amount")).isEqualTo("65.00");

        URI page = URI.create(payment(submission, "paymentUrl"));
        assertThat(Browser.look(page).body())
                .contains("65,00", "Reitabgabe", "Reitkennzeichen")
                .doesNotContain("Mustermann");
        assertThat(opened(provider(area))).as("looking opens nothing").isEqualTo(before);

        URI payPage = Browser.next(Browser.press(page));
        assertThat(Browser.look(payPage).body()).contains("65,00");
        URI afterwards = Browser.next(Browser.press(URI.create(payPage + "/paid")));
        assertThat(Browser.next(Browser.look(afterwards))).isEqualTo(URI.create(BACK));

        submission.comesTo("delivered");
        assertThat(payment(submission, "state")).isEqualTo("paid");
        Map<String, byte[]> documents =
                hub.dms().documents("67/30/Reitkennzeichen/" + submission.receipt("dms", "aktenzeichen"));
        assertThat(new String(documents.get("antrag.xml"), StandardCharsets.UTF_8))
                .contains("<dokumentversion>2</dokumentversion>", "<kassenzeichen>", "<betrag>65.00</betrag>", "554.1");
        assertThat(Browser.look(page).body()).contains("Bezahlt").doesNotContain("<button");
    }

    @Test
    void whoeverAsksHowOftenItIsOpenedOnce() {
        long before = opened(hub.xbezahldienste());
        Submission submission = unpaid(Application.EUSKIRCHEN);

        Set<String> pages = IntStream.range(0, 30)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> opened(submission).toString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .collect(Collectors.toSet());

        assertThat(pages).hasSize(1);
        assertThat(opened(hub.xbezahldienste())).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "twice", "forged"})
    void howeverItIsNotifiedTheStatusDecidesOnce(String notifications) {
        hub.epaybl().notifications(notifications);
        Submission submission = unpaid(Application.PADERBORN);

        hub.epaybl().decide(transaction(opened(submission)), "paid");

        submission.comesTo("delivered");
        assertThat(submission.status().path("events").valueStream().map(event -> event.path("type")
                        .asString()))
                .containsOnlyOnce("payment.paid");
    }

    @Test
    void aForgedNotificationIsRefusedAndReleasesNothing() {
        Submission submission = unpaid(Application.PADERBORN);
        String kassenzeichen = transaction(opened(submission));

        Web.Answer answer = hub.web()
                .post(
                        "/api/v1/payments/epaybl-kreis-soest/notifications",
                        "none",
                        "application/x-www-form-urlencoded",
                        ("kassenzeichen=" + kassenzeichen + "&status=success&hash=" + "0".repeat(64))
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(submission.state()).isEqualTo("waiting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "failed"})
    void whatWasNotPaidCanBePaidAgain(String how) {
        Submission submission = unpaid(Application.EUSKIRCHEN);
        URI first = opened(submission);
        hub.xbezahldienste().decide(transaction(first), how);
        await().atMost(Submission.PATIENCE).until(() -> !opened(submission).equals(first));

        hub.xbezahldienste().decide(transaction(opened(submission)), "paid");

        submission.comesTo("delivered");
    }

    @Test
    void anotherAmountReleasesNothingUntilSomebodyDecides() {
        hub.xbezahldienste().lie("6.50", null);
        Submission submission = unpaid(Application.EUSKIRCHEN);
        hub.xbezahldienste().decide(transaction(opened(submission)), "paid");

        JsonNode incident = hub.operations().incidentOf(submission);
        assertThat(incident.path("kind").asString()).isEqualTo("amount-differs");
        assertThat(incident.path("data").path("seen").asString()).isEqualTo("6.50");
        assertThat(submission.state()).isEqualTo("waiting");
        assertThat(hub.portal()
                        .pay(submission)
                        .json()
                        .path("violations")
                        .path(0)
                        .path("rule")
                        .asString())
                .isEqualTo("payment-disputed");

        await().atMost(Submission.PATIENCE).untilAsserted(() -> assertThat(
                        hub.management().get("/actuator/prometheus", "none").text())
                .containsPattern("stellwerk_incidents\\{.*kind=\"amount-differs\".*} [1-9]"));
        hub.operations().decide(incident, "deliver-now");
        submission.comesTo("delivered");
    }

    @Test
    void aStatusThatNobodyKnowsStops() {
        Submission submission = unpaid(Application.EUSKIRCHEN);
        String transaction = transaction(opened(submission));
        hub.xbezahldienste().lie(null, "BOOKED");
        hub.xbezahldienste().decide(transaction, "paid");

        JsonNode incident = hub.operations().incidentOf(submission);
        assertThat(incident.path("kind").asString()).isEqualTo("status-unknown");
        assertThat(submission.state()).isEqualTo("waiting");

        hub.xbezahldienste().lie(null, null);
        hub.operations().decide(incident, "ask-again");
        submission.comesTo("delivered");
    }

    @Test
    void moneyThatComesForAnAbandonedAttemptIsSeen() {
        Submission submission = unpaid(Application.EUSKIRCHEN);
        URI abandoned = opened(submission);
        hub.xbezahldienste().decide(transaction(abandoned), "cancelled");
        await().atMost(Submission.PATIENCE).until(() -> !opened(submission).equals(abandoned));
        hub.xbezahldienste().decide(transaction(opened(submission)), "paid");
        submission.comesTo("delivered");

        hub.xbezahldienste().decide(transaction(abandoned), "paid");
        hub.ledger()
                .sql("UPDATE payment_attempt SET poll_at = now() WHERE state = 'cancelled'")
                .update();

        JsonNode incident = hub.operations().incidentOf(submission);
        assertThat(incident.path("kind").asString()).isEqualTo("paid-twice");
        assertThat(hub.operations()
                        .decide(incident, "propose-refund")
                        .path("resolution")
                        .asString())
                .isEqualTo("refund-proposed");
    }

    @Test
    void moneyThatComesAfterClosingIsSeenAndCanBeDelivered() {
        Submission submission = unpaid(Application.EUSKIRCHEN);
        String transaction = transaction(opened(submission));
        assertThat(hub.portal().withdraw(submission).status()).isEqualTo(200);

        hub.xbezahldienste().decide(transaction, "paid");

        JsonNode incident = hub.operations().incidentOf(submission);
        assertThat(incident.path("kind").asString()).isEqualTo("paid-after-closing");
        assertThat(submission.state()).isEqualTo("closed");
        hub.operations().decide(incident, "deliver-now");
        submission.comesTo("delivered");
    }

    @Test
    void whatNobodyPaysInTimeIsClosedAndTold() {
        Submission submission = unpaid(Application.EUSKIRCHEN);
        opened(submission);
        hub.ledger()
                .sql("UPDATE payment SET due_until = now() WHERE submission_id = ?")
                .param(submission.uuid())
                .update();

        submission.comesTo("closed");
        assertThat(submission.status().path("events").valueStream().map(event -> event.path("type")
                        .asString()))
                .contains("submission.closed");
        assertThat(hub.portal().pay(submission).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "reset", "401"})
    void anOutageOfTheProviderIsToldAndPasses(String fault) {
        Submission submission = unpaid(Application.EUSKIRCHEN);
        hub.xbezahldienste().fault(fault, 0);

        Web.Answer answer = hub.portal().pay(submission);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        HttpResponse<String> page = Browser.press(URI.create(payment(submission, "paymentUrl")));
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("nicht erreichbar", "<button");

        hub.xbezahldienste().mend();
        hub.xbezahldienste().decide(transaction(opened(submission)), "paid");
        submission.comesTo("delivered");
    }

    @Test
    void aLostAnswerLeadsToOnePageThatCanBePaid() {
        Submission submission = unpaid(Application.EUSKIRCHEN);
        hub.xbezahldienste().fault("swallow", 1);
        assertThat(hub.portal().pay(submission).status()).isEqualTo(503);

        hub.xbezahldienste().decide(transaction(opened(submission)), "paid");

        submission.comesTo("delivered");
    }

    @Test
    void whatIsPaidBeforeItsOpeningIsAnsweredIsReleased(@TempDir Path state) throws IOException {
        String payer = hub.xbezahldienste().address().toString();
        try (SimulatorProcess fast = SimulatorProcess.start(
                        TestHub.SIMULATORS,
                        "XBezahldienste",
                        "--state",
                        state.toString(),
                        "--credentials",
                        "stellwerk:invented",
                        "--pays-itself");
                TestCatalogue.Change there = hub.catalogue()
                        .with(
                                "targets/xbezahldienste-kreis-mettmann/target.yml",
                                file -> file.replace(payer, fast.address().toString()))) {
            Submission submission = unpaid(Application.EUSKIRCHEN);

            opened(submission);

            submission.comesTo("delivered");
        }
    }

    @Test
    void manyWhoComeBackAtOnceReleaseItOnce() {
        Submission submission = unpaid(Application.EUSKIRCHEN);
        URI afterwards = Browser.next(Browser.press(URI.create(opened(submission) + "/paid")));

        List<CompletableFuture<Integer>> back = IntStream.range(0, 30)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> Browser.look(afterwards).statusCode()))
                .toList();

        assertThat(back).allSatisfy(one -> assertThat(one.join()).isEqualTo(303));
        submission.comesTo("delivered");
        assertThat(submission.status().path("events").valueStream().map(event -> event.path("type")
                        .asString()))
                .containsOnlyOnce("payment.paid");
    }

    @Test
    void aRevokedAddressLeadsNowhereAndTheNextOneDoes() {
        Submission submission = unpaid(Application.EUSKIRCHEN);
        URI first = URI.create(payment(submission, "paymentUrl"));

        assertThat(hub.portal().revokePaymentPage(submission).status()).isEqualTo(200);

        assertThat(Browser.look(first).statusCode()).isEqualTo(404);
        assertThat(Browser.press(first).statusCode()).isEqualTo(404);
        assertThat(Browser.look(URI.create(payment(submission, "paymentUrl"))).statusCode())
                .isEqualTo(200);
        assertThat(Browser.look(hub.web().address().resolve("/pay/AAAA")).statusCode())
                .isEqualTo(404);
        for (URI nothing : List.of(hub.web().address().resolve("/pay/return/AAAA"), URI.create(first + "A"))) {
            assertThat(Browser.look(nothing).statusCode()).isEqualTo(404);
        }
    }
}
