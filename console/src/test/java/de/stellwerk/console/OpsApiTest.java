package de.stellwerk.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.adapter.payment.PaymentTransaction;
import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Failure;
import de.stellwerk.routes.ledger.Incidents;
import de.stellwerk.routes.ledger.PaymentAttempts;
import de.stellwerk.routes.ledger.TargetHealth;
import de.stellwerk.routes.ledger.TestLedger;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpsApiTest {

    private static final String REASON = "\"reason\": \"the target is mended\"";

    private final OpsHub ops = OpsHub.SHARED;
    private final TestLedger ledger = ops.ledger;
    private final String target = "target-" + UUID.randomUUID();

    @AfterAll
    static void everyOperationHasShownWhatItIsDescribedToAnswer() {
        OpsHub.SHARED.get("nobody", "/openapi.json").is(200);
        assertThat(OpsHub.SHARED.described().neverShown()).isEmpty();
    }

    @Test
    void wouldNoticeAnAnswerThatIsNotAsDescribed() {
        assertThat(ops.described().defects("Targets", "{\"items\": []}")).isEmpty();
        assertThat(ops.described().defects("Targets", "{\"items\": [{\"name\": \"dms\"}]}"))
                .isNotEmpty();
        assertThat(ops.described().defects("Check", "{\"well\": true, \"more\": 1}"))
                .isNotEmpty();
    }

    private UUID aDeadDelivery(String tenant, Failure.Kind kind) {
        UUID id = ledger.anApplication().ofTenant(tenant).to(target).accepted();
        Claim claim = ledger.claimed(ops.hub, id, target);
        ledger.records.dead(claim, TestLedger.aFailure(kind), kind == Failure.Kind.OUTCOME_UNKNOWN);
        return claim.delivery();
    }

    private String cause(String failureClass) {
        return failureClass + ":" + target + ":create-file:http-400";
    }

    @Test
    void replaysACauseBitByBit() {
        for (int n = 0; n < 3; n++) {
            aDeadDelivery("kreis-soest", Failure.Kind.REJECTED);
        }
        String selected = "\"cause\": \"" + cause("rejected") + "\"";
        OpsHub.Answer preview =
                ops.post("reader", "/replays/preview", "{" + selected + "}").is(200);
        assertThat(preview.json().path("count").asInt()).isEqualTo(3);
        assertThat(preview.texts("/targets", "target")).containsExactly(target);

        String order = "{" + selected + ", \"mode\": \"resume\", \"perSecond\": 5, " + REASON + "}";
        ops.post("reader", "/replays", order).is(403);
        ops.post("all", "/replays", order.replace("5,", "0,")).is(422);
        String id = ops.post("all", "/replays", order).is(200).json().path("id").stringValue();
        assertThat(ops.get("all", "/replays?limit=5").is(200).texts("/items", "id"))
                .contains(id);
        assertThat(ops.get("soest", "/replays").is(200).texts("/items", "id")).doesNotContain(id);
        ops.get("soest", "/replays/" + id).is(404);

        ledger.replayLots.send();
        ops.post("all", "/replays/" + id + "/pause", "{" + REASON + "}").is(200);
        ops.post("all", "/replays/" + id + "/pause", "{" + REASON + "}").is(409);
        ops.post("all", "/replays/" + id + "/resume", "{" + REASON + "}").is(200);
        OpsHub.Answer cancelled = ops.post("all", "/replays/" + id + "/cancel", "{" + REASON + "}")
                .is(200);

        assertThat(cancelled.json().path("state").stringValue()).isEqualTo("cancelled");
        assertThat(cancelled.json().at("/outcome/waiting").asInt()).isEqualTo(2);
        assertThat(ops.get("all", "/replays/" + id + "/items?outcome=in-flight")
                        .is(200)
                        .texts("/items", "outcome"))
                .containsExactly("in-flight");
        assertThat(ops.get("all", "/replays/" + id).is(200).json()).isEqualTo(cancelled.json());
    }

    @Test
    void leadsFromACauseToItsLettersToOneInFull() {
        UUID dead = aDeadDelivery("kreis-soest", Failure.Kind.REJECTED);
        aDeadDelivery("kreis-soest", Failure.Kind.REJECTED);

        assertThat(ops.get("all", "/causes?target=" + target).is(200).texts("/items", "id"))
                .containsExactly(cause("rejected"));
        OpsHub.Answer page = ops.get("all", "/dead-letters?limit=1&cause=" + encoded(cause("rejected")))
                .is(200);
        String next = page.json().path("next").stringValue();
        OpsHub.Answer second = ops.get(
                        "all", "/dead-letters?limit=1&cause=" + encoded(cause("rejected")) + "&cursor=" + encoded(next))
                .is(200);
        assertThat(Stream.concat(page.texts("/items", "id").stream(), second.texts("/items", "id").stream()))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .contains(dead.toString());
        OpsHub.Answer full = ops.get("all", "/dead-letters/" + dead).is(200);
        assertThat(full.json().at("/delivery/history/0/outcome").stringValue()).isEqualTo("rejected");
        assertThat(full.body()).doesNotContain("the target said no");
    }

    @Test
    void managesAccountsWithinWhatTheCallerMay() {
        String name = "Erika " + UUID.randomUUID();
        String reader =
                "\"rights\": [\"metadata\"], \"tenants\": [\"kreis-soest\"], \"targets\": [\"*\"], " + REASON + "}";
        String added = "{\"name\": \"" + name + "\", " + reader;
        OpsHub.Answer account = ops.post("keeper", "/accounts", added).is(200);
        String path = "/accounts/" + account.json().path("id").asString();

        assertThat(account.json().path("password").asString()).hasSizeGreaterThan(12);
        assertThat(ops.post("keeper", "/accounts", added).is(409).texts("/violations", "rule"))
                .containsExactly("account-name-taken");
        ops.post("keeper", "/accounts", "{\"name\": \"max\", " + reader).is(409);
        ops.post("keeper", "/accounts", "{\"name\": \"<b>\", " + reader).is(422);
        assertThat(ops.post("keeper", path + "/permit", "{" + reader.replace("metadata", "replay"))
                        .is(403)
                        .texts("/violations", "rule"))
                .containsExactly("account-not-to-be-given");
        ops.post("keeper", path + "/permit", "{" + reader.replace("kreis-soest", "*"))
                .is(200);
        ops.post("keeper", path + "/disable", "{" + REASON + "}").is(200);
        assertThat(ops.post("keeper", path + "/enable", "{" + REASON + "}")
                        .is(200)
                        .json()
                        .path("enabled")
                        .asBoolean())
                .isTrue();
        assertThat(ops.post("keeper", path + "/new-password", "{" + REASON + "}")
                        .is(200)
                        .json()
                        .has("password"))
                .isTrue();
        assertThat(ops.get("keeper", "/accounts").is(200).texts("/items", "name"))
                .contains(name);
        ops.post("keeper", "/accounts/" + UUID.randomUUID() + "/disable", "{" + REASON + "}")
                .is(404);
        ops.get("all", "/accounts").is(403);
    }

    @Test
    void sayHowFarPayingHasCome() {
        UUID incident = anIncident("kreis-mettmann", "4.00", "amount-differs");
        String submission = ops.get("all", "/incidents/" + incident)
                .is(200)
                .json()
                .at("/submission")
                .asString();

        OpsHub.Answer payment =
                ops.get("all", "/submissions/" + submission + "/payment").is(200);

        assertThat(payment.json().at("/state").asString()).isEqualTo("disputed");
        assertThat(payment.texts("/attempts", "state")).containsExactly("paid");
        ops.get("soest", "/submissions/" + submission + "/payment").is(404);
    }

    /** A submission whose payment was answered like this, and the incident that this made. */
    private UUID anIncident(String tenant, String paid, String kind) {
        UUID submission = ledger.anApplication()
                .ofTenant(tenant)
                .costing("40.00")
                .to(target)
                .accepted();
        PaymentAttempts.Intent intent = ((PaymentAttempts.Begun.Intended)
                        ops.hub.paymentAttempts.begin(submission).orElseThrow())
                .intent();
        ops.hub.paymentAttempts.opened(
                intent,
                new PaymentTransaction(intent.id().toString(), "T-" + intent.id(), URI.create("https://pay.example/")),
                Duration.ofMinutes(1));
        if (paid == null) {
            ledger.paymentAnswers.notUnderstood(intent.id(), "unknown-status");
        } else {
            PaymentStatus status = new PaymentStatus(
                    PaymentStatus.State.PAID,
                    Optional.of(new BigDecimal(paid)),
                    Optional.of("4200000000061"),
                    Optional.empty(),
                    Optional.empty());
            ledger.paymentAnswers.settle(intent.id(), status, Optional.empty(), Duration.ofMinutes(1));
        }
        OpsHub.Answer found = ops.get("all", "/incidents?state=open&kind=" + kind + "&submission=" + submission)
                .is(200);
        return UUID.fromString(found.texts("/items", "id").get(0));
    }

    private OpsHub.Answer decide(String operator, UUID incident, String verb) {
        return ops.post(operator, "/incidents/" + incident + "/" + verb, "{" + REASON + "}");
    }

    @Test
    void aStatusThatNobodyKnowsIsAskedForAgainOrDeliveredAllTheSame() {
        UUID incident = anIncident("kreis-soest", null, "status-unknown");

        assertThat(decide("all", incident, "ask-again")
                        .is(200)
                        .json()
                        .path("state")
                        .stringValue())
                .isEqualTo("open");
        decide("reader", incident, "deliver-now").is(403);
        assertThat(decide("soest", incident, "deliver-now")
                        .is(200)
                        .json()
                        .path("resolution")
                        .stringValue())
                .isEqualTo("delivered");
        decide("all", incident, "deliver-now").is(409);
        assertThat(ops.hub.claim(target)).hasSize(1);
    }

    @Test
    void anotherAmountGoesBackAndIsNotCalledSettled() {
        UUID incident = anIncident("kreis-soest", "4.00", "amount-differs");

        assertThat(ops.get("all", "/incidents/" + incident)
                        .is(200)
                        .json()
                        .at("/data/seen")
                        .stringValue())
                .isEqualTo("4.00");
        decide("all", incident, "settle").is(409);
        assertThat(decide("all", incident, "propose-refund")
                        .is(200)
                        .json()
                        .path("resolution")
                        .stringValue())
                .isEqualTo("refund-proposed");
        assertThat(ops.hub.claim(target)).isEmpty();
    }

    @Test
    void incidentsOfOtherTenantsDoNotExist() {
        UUID incident = anIncident("kreis-mettmann", null, "status-unknown");

        ops.get("soest", "/incidents/" + incident).is(404);
        decide("soest", incident, "settle").is(404);
        decide("all", incident, "settle").is(200);
        ops.get("all", "/incidents?kind=unheard-of").is(400);
        ops.get("all", "/incidents/" + UUID.randomUUID()).is(404);
    }

    @Test
    void replaysByIdAndTellsTheTruthAfterwards() {
        UUID dead = aDeadDelivery("kreis-soest", Failure.Kind.REJECTED);
        UUID nothing = UUID.randomUUID();

        OpsHub.Answer answer = ops.post(
                        "all",
                        "/dead-letters/replay",
                        "{\"ids\": [\"%s\", \"%s\"], \"mode\": \"resume\", %s}".formatted(dead, nothing, REASON))
                .is(200);

        assertThat(answer.json().path("requested").asInt()).isEqualTo(2);
        assertThat(answer.json().path("replayed").asInt()).isEqualTo(1);
        assertThat(answer.texts("/skipped", "why")).containsExactly("not-found");
        OpsHub.Answer now = ops.get("all", "/dead-letters/" + dead).is(200);
        assertThat(now.json().at("/letter/state").stringValue()).isEqualTo("in-flight");
        assertThat(now.json().at("/letter/round").asInt()).isEqualTo(2);
    }

    @Test
    void replaysEachOnceWhenTwoOperatorsOrderTheSameCauseAtOnce() {
        IntStream.range(0, 40).forEach(i -> aDeadDelivery("kreis-soest", Failure.Kind.CRASHED));
        String order = "{\"cause\": \"%s\", \"mode\": \"resume\", %s}".formatted(cause("crashed"), REASON);

        List<CompletableFuture<OpsHub.Answer>> answers = Stream.of("all", "max")
                .map(operator -> CompletableFuture.supplyAsync(() -> ops.post(operator, "/dead-letters/replay", order)))
                .toList();

        assertThat(answers.stream()
                        .mapToInt(answer ->
                                answer.join().is(200).json().path("replayed").asInt())
                        .sum())
                .isEqualTo(40);
        assertThat(ops.hub.claim(target)).hasSize(40).extracting(Claim::round).containsOnly(2);
    }

    @Test
    void repeatsADeliveredOneAtTheNamedTargetOnly() {
        UUID id = ledger.anApplication().ofTenant("kreis-soest").to(target).accepted();
        Claim claim = ledger.claimed(ops.hub, id, target);
        ledger.records.delivered(claim, TestLedger.aReceipt());
        String order = "{\"ids\": [\"%s\"], \"mode\": \"again\", \"target\": \"%s\", %s}";

        assertThat(ops.post("all", "/dead-letters/replay", order.formatted(claim.delivery(), "another", REASON))
                        .is(200)
                        .texts("/skipped", "why"))
                .containsExactly("other-target");
        assertThat(ops.post("all", "/dead-letters/replay", order.formatted(claim.delivery(), target, REASON))
                        .is(200)
                        .json()
                        .path("replayed")
                        .asInt())
                .isOne();
        assertThat(ledger.claimed(ops.hub, id, target).idempotencyKey()).isNotEqualTo(claim.idempotencyKey());
    }

    @Test
    void takesTheReceiptOfAnUnknownOutcome() {
        UUID unknown = aDeadDelivery("kreis-soest", Failure.Kind.OUTCOME_UNKNOWN);
        UUID rejected = aDeadDelivery("kreis-soest", Failure.Kind.REJECTED);
        String arrival = "{\"receipt\": {\"aktenzeichen\": \"67.30-2026-42\"}, " + REASON + "}";

        OpsHub.Answer settled = ops.post("all", "/dead-letters/" + unknown + "/arrived", arrival)
                .is(200);

        assertThat(settled.json().at("/delivery/state").stringValue()).isEqualTo("delivered");
        assertThat(ops.post("all", "/dead-letters/" + rejected + "/arrived", arrival)
                        .is(409)
                        .texts("/violations", "rule"))
                .containsExactly("outcome-not-unknown");
        ops.post("all", "/dead-letters/" + UUID.randomUUID() + "/arrived", arrival)
                .is(404);
        assertThat(ops.get("all", "/submissions?key=67.30-2026-42").is(200).texts("/items", "state"))
                .containsExactly("delivered");
    }

    @Test
    void archivesAndBringsBack() {
        UUID dead = aDeadDelivery("kreis-soest", Failure.Kind.REJECTED);
        String order = "{\"filter\": {\"target\": \"%s\", \"class\": \"rejected\"}, %s}".formatted(target, REASON);

        assertThat(ops.post("all", "/dead-letters/archive", order)
                        .is(200)
                        .json()
                        .path("archived")
                        .asInt())
                .isOne();
        assertThat(ops.get("all", "/dead-letters?state=archived&target=" + target)
                        .is(200)
                        .texts("/items", "id"))
                .containsExactly(dead.toString());
        assertThat(ops.post("all", "/dead-letters/restore", order)
                        .is(200)
                        .json()
                        .path("restored")
                        .asInt())
                .isOne();
        assertThat(ops.get("all", "/dead-letters?target=" + target).is(200).texts("/items", "state"))
                .containsExactly("dead");
    }

    @Test
    void bringsAMessageBackToItsQueue() {
        String address = "queue-" + UUID.randomUUID();
        ledger.deadMessages.keep("ID:" + address, address, "UnknownTarget", "garbage".getBytes(StandardCharsets.UTF_8));
        String id = ops.get("all", "/dead-letters?class=message&target=" + address)
                .is(200)
                .texts("/items", "id")
                .get(0);

        assertThat(ops.post("all", "/dead-letters/" + id + "/details", "{" + REASON + "}")
                        .is(200)
                        .texts("/items", "text"))
                .containsExactly("garbage");
        ops.post("all", "/dead-letters/replay", "{\"ids\": [\"%s\"], \"mode\": \"resume\", %s}".formatted(id, REASON))
                .is(200);

        assertThat(ledger.sentBack).contains(address);
        assertThat(ops.get("all", "/dead-letters/" + id)
                        .is(200)
                        .json()
                        .at("/letter/state")
                        .stringValue())
                .isEqualTo("replayed");
        ops.get("soest", "/dead-letters/" + id).is(404);
    }

    @Test
    void showsContentForAReasonAndWritesItDown() {
        byte[] pdf = "%PDF-1.7 invented".getBytes(StandardCharsets.UTF_8);
        UUID id = ledger.anApplication()
                .ofTenant("kreis-soest")
                .withAttachment("haltererklärung.pdf", pdf)
                .to(target)
                .accepted();

        OpsHub.Answer payload = ops.post("all", "/submissions/" + id + "/payload", "{" + REASON + "}")
                .is(200);
        String attachment = payload.texts("/attachments", "id").get(0);
        OpsHub.Answer bytes = ops.post("all", "/submissions/" + id + "/attachments/" + attachment, "{" + REASON + "}")
                .is(200);

        assertThat(payload.json().path("form").stringValue()).isEqualTo("form");
        assertThat(bytes.raw().body()).isEqualTo(pdf);
        assertThat(bytes.raw().headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(ops.get("auditor", "/audit?limit=500")
                        .is(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(entry ->
                                entry.path("items").path(0).asString("").equals(id.toString()))
                        .map(entry -> entry.path("action").stringValue() + " by "
                                + entry.path("operator").stringValue()))
                .containsExactly("view-attachment by all", "view-payload by all");
        ops.post("all", "/submissions/" + id + "/attachments/" + UUID.randomUUID(), "{" + REASON + "}")
                .is(404);
        ledger.sql
                .sql("DELETE FROM submission_key WHERE submission_id = ?")
                .param(id)
                .update();
        ops.post("all", "/submissions/" + id + "/payload", "{" + REASON + "}").is(410);
        ledger.sql
                .sql("SET session_replication_role = replica; UPDATE submission SET state = 'erased' WHERE id = '" + id
                        + "'")
                .update();
        ledger.sql.sql("DELETE FROM delivery WHERE submission_id = ?").param(id).update();
    }

    @Test
    void showsWhatTheTargetSaidOnlyForAReason() {
        UUID dead = aDeadDelivery("kreis-soest", Failure.Kind.REJECTED);

        assertThat(ops.post("all", "/dead-letters/" + dead + "/details", "{" + REASON + "}")
                        .is(200)
                        .texts("/items", "text"))
                .containsExactly("the target said no");
        ops.post("reader", "/dead-letters/" + dead + "/details", "{" + REASON + "}")
                .is(403);
    }

    @Test
    void pausesResumesAndChecksATarget() {
        ledger.anApplication().ofTenant("kreis-soest").to(target).accepted();
        ledger.tenants.put(target, Set.of("kreis-soest"));
        ledger.targets.park(target, Failure.Kind.UNAVAILABLE, "connect", Duration.ofHours(1));
        ledger.health.put(target, new TargetHealth.Health(false, Optional.of("unavailable"), Optional.of("connect")));

        OpsHub.Answer parked = ops.get("soest", "/targets/" + target).is(200);
        assertThat(parked.json().path("state").stringValue()).isEqualTo("parked");
        assertThat(parked.json().path("backlog").asInt()).isOne();
        assertThat(state(ops.post("soest", "/targets/" + target + "/pause", "{" + REASON + "}")))
                .isEqualTo("paused");
        assertThat(state(ops.post("soest", "/targets/" + target + "/resume", "{" + REASON + "}")))
                .isEqualTo("parked");
        assertThat(ops.post("soest", "/targets/" + target + "/check", "{" + REASON + "}")
                        .is(200)
                        .json()
                        .path("code")
                        .stringValue())
                .isEqualTo("connect");
        ledger.health.put(target, TargetHealth.Health.WELL);
        ops.post("soest", "/targets/" + target + "/check", "{" + REASON + "}").is(200);
        assertThat(state(ops.get("soest", "/targets/" + target))).isEqualTo("open");
        assertThat(ops.get("soest", "/targets").is(200).texts("/items", "name")).contains(target);

        ledger.tenants.put(target, Set.of("kreis-soest", "kreis-mettmann"));
        ops.post("soest", "/targets/" + target + "/pause", "{" + REASON + "}").is(403);
        ledger.tenants.put(target, Set.of("kreis-mettmann"));
        ops.post("soest", "/targets/" + target + "/pause", "{" + REASON + "}").is(404);
        ops.post("soest", "/targets/" + target + "/check", "{" + REASON + "}").is(404);
        ops.get("soest", "/targets/" + target).is(404);
    }

    private static String state(OpsHub.Answer answer) {
        return answer.is(200).json().path("state").stringValue();
    }

    @Test
    void accountsForEverythingAndVerifiesItsLog() {
        aDeadDelivery("kreis-soest", Failure.Kind.REJECTED);

        OpsHub.Answer account = ops.get("all", "/reconciliation").is(200);
        ops.get("all", "/messages/unconfirmed?days=3").is(200);

        assertThat(account.json().path("unaccounted").asInt())
                .as(account.body())
                .isZero();
        assertThat(account.json()
                        .path("counts")
                        .valueStream()
                        .mapToLong(n -> n.asLong())
                        .sum())
                .isEqualTo(account.json().path("accepted").asLong())
                .isPositive();
        assertThat(ops.get("auditor", "/audit/verify")
                        .is(200)
                        .json()
                        .path("whole")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void tellsOfARestoredLedgerAndHearsWhenAllIsSentAgain() {
        ledger.sql
                .sql(
                        "INSERT INTO restoration (history, because, resent_by) VALUES ('0badcafe', 'said', now() + interval '1 day')")
                .update();

        assertThat(ops.get("reader", "/restorations")
                        .is(200)
                        .json()
                        .path("resending")
                        .asBoolean())
                .isTrue();
        ops.post("soest", "/restorations/resent", "{" + REASON + "}").is(403);
        OpsHub.Answer over =
                ops.post("all", "/restorations/resent", "{" + REASON + "}").is(200);

        assertThat(over.json().path("resending").asBoolean()).isFalse();
        assertThat(over.texts("/restorations", "because")).containsExactly("said");
    }

    private UUID aPaymentInDoubt() {
        UUID submission = ledger.anApplication()
                .ofTenant("kreis-soest")
                .costing("40.00")
                .to(target)
                .accepted();
        PaymentAttempts.Intent intent = ((PaymentAttempts.Begun.Intended)
                        ops.hub.paymentAttempts.begin(submission).orElseThrow())
                .intent();
        ledger.incidents.report(new Incidents.Report(
                Incidents.PAYMENT_IN_DOUBT,
                submission.toString(),
                "portal",
                "kreis-soest",
                submission,
                intent.id(),
                Map.of("code", "payment-exists")));
        return UUID.fromString(ops.get("all", "/incidents?kind=payment-in-doubt&submission=" + submission)
                .is(200)
                .texts("/items", "id")
                .get(0));
    }

    @Test
    void aPaymentInDoubtIsKnownToItsProviderOrMayBeOpened() {
        UUID known = aPaymentInDoubt();
        UUID notThere = aPaymentInDoubt();

        decide("all", known, "settle").is(409);
        ops.post(
                        "all",
                        "/incidents/" + known + "/known",
                        "{" + REASON + ", \"transaction\": \"1\", \"page\": \"javascript:x\"}")
                .is(422);
        ops.post("all", "/incidents/" + known + "/known", "{" + REASON + "}").is(422);
        OpsHub.Answer asked = ops.post(
                        "all", "/incidents/" + known + "/known", "{" + REASON + ", \"transaction\": \"4711\"}")
                .is(200);

        assertThat(asked.json().path("resolution").stringValue()).isEqualTo("known");
        assertThat(decide("soest", notThere, "ask-again")
                        .is(200)
                        .json()
                        .path("resolution")
                        .stringValue())
                .isEqualTo("not-there");
    }

    @Test
    void showsNothingOutOfScopeAnywhere() {
        UUID dead = aDeadDelivery("kreis-mettmann", Failure.Kind.OUTCOME_UNKNOWN);
        UUID id = UUID.fromString(ops.get("all", "/dead-letters/" + dead)
                .json()
                .at("/letter/submission")
                .stringValue());
        String reference = ops.get("all", "/submissions/" + id)
                .is(200)
                .json()
                .path("reference")
                .stringValue();

        ops.get("soest", "/dead-letters/" + dead).is(404);
        ops.get("soest", "/submissions/" + id).is(404);
        ops.post("soest", "/submissions/" + id + "/payload", "{" + REASON + "}").is(404);
        ops.post("soest", "/dead-letters/" + dead + "/details", "{" + REASON + "}")
                .is(404);
        ops.post("soest", "/dead-letters/" + dead + "/arrived", "{\"receipt\": {\"a\": \"1\"}, " + REASON + "}")
                .is(404);
        assertThat(ops.get("soest", "/dead-letters?target=" + target).texts("/items", "id"))
                .isEmpty();
        assertThat(ops.get("soest", "/causes?target=" + target).texts("/items", "id"))
                .isEmpty();
        assertThat(ops.get("soest", "/submissions?key=" + reference).texts("/items", "id"))
                .isEmpty();
        for (String order : List.of("replay", "archive")) {
            String mode = order.equals("replay") ? "\"mode\": \"resume\", " : "";
            assertThat(ops.post(
                                    "soest",
                                    "/dead-letters/" + order,
                                    "{\"ids\": [\"%s\"], %s%s}".formatted(dead, mode, REASON))
                            .is(200)
                            .texts("/skipped", "why"))
                    .containsExactly("not-found");
        }
        assertThat(ops.get("soest", "/audit?limit=500").is(200).body()).doesNotContain("kreis-mettmann");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/dead-letters/replay | {} | required /mode,required /reason,exactly-one /",
                "/dead-letters/replay | {\"ids\": [\"x\", 1], \"cause\": \"y\", \"mode\": \"maybe\", \"reason\": \"ok\", \"force\": true} | uuid /ids/0,uuid /ids/1,cause /cause,exactly-one /,one-of /mode,length /reason,unknown /force",
                "/dead-letters/replay | {\"cause\": \"a:b:c:d\", \"mode\": \"resume\", \"target\": \"dms\", \"reason\": \"mended\"} | only-again /target",
                "/dead-letters/replay | {\"cause\": \"a:b:c:d\", \"mode\": \"again\", \"reason\": \"mended\"} | required /target",
                "/dead-letters/archive | {\"filter\": {}, \"reason\": \"mended\"} | empty /filter",
                "/dead-letters/archive | {\"filter\": {\"since\": \"yesterday\", \"klass\": 1, \"class\": \"odd\"}, \"reason\": 7} | date-time /filter/since,one-of /filter/class,unknown /filter/klass,string /reason",
                "/dead-letters/restore | {\"ids\": [], \"reason\": \"mended\"} | list /ids",
                "/dead-letters/00000000-0000-0000-0000-000000000000/arrived | {\"receipt\": {\"Akten Zeichen\": \"\"}, \"reason\": \"looked\"} | name /receipt/Akten Zeichen,length /receipt/Akten Zeichen",
                "/submissions/00000000-0000-0000-0000-000000000000/payload | {\"reason\": \"a\\u0007b c\"} | characters /reason"
            })
    void namesEverythingThatIsWrongWithABody(String path, String body, String expected) {
        OpsHub.Answer answer = ops.post("all", path, body).is(422);

        assertThat(answer.json()
                        .path("violations")
                        .valueStream()
                        .map(v -> v.path("rule").stringValue() + " "
                                + v.path("pointer").stringValue()))
                .containsExactlyInAnyOrder(expected.split(","));
    }

    @ParameterizedTest
    @CsvSource({
        "/dead-letters?limit=0, number limit",
        "/dead-letters?limit=ten, number limit",
        "/dead-letters?cursor=never-given, unknown-cursor cursor",
        "/dead-letters?state=lost, one-of state",
        "/dead-letters?since=2026-13-01T00:00:00Z, date-time since",
        "/dead-letters?since=%2B999999999-01-01T00:00:00Z, date-time since",
        "/dead-letters?tennant=kreis-soest, unknown tennant",
        "/dead-letters?target=a&target=b, repeated target",
        "/dead-letters?target=%00, characters target",
        "/causes?cause=nothing, cause cause",
        "/submissions, required key",
        "/audit?cursor=x, unknown-cursor cursor",
    })
    void namesEverythingThatIsWrongWithAQuery(String path, String expected) {
        assertThat(ops.get("all", path)
                        .is(400)
                        .json()
                        .path("violations")
                        .valueStream()
                        .map(v -> v.path("rule").stringValue() + " "
                                + v.path("parameter").stringValue()))
                .containsExactly(expected);
    }

    @Test
    void answersNonsenseWithoutEverBlamingItself() {
        for (String body : List.of("", "[]", "null", "{", "{\"a\":1,\"a\":2}", "{} {}", "\u0000", "[".repeat(5000))) {
            ops.post("all", "/dead-letters/replay", body).is(400);
        }
        ops.post("all", "/dead-letters/replay", "{\"reason\": \"" + "x".repeat(1 << 20) + "\"}")
                .is(413);
        ops.send(
                        "all",
                        "/dead-letters/replay",
                        HttpRequest.newBuilder()
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .is(415);
        ops.get("all", "/dead-letters/not-an-id").is(404);
        ops.get("all", "/targets/nowhere").is(404);
        ops.get("all", "/nothing/here").is(404);
        ops.send("all", "/causes", HttpRequest.newBuilder().DELETE()).is(405);
    }

    @Test
    void saysWhatIsWrongInGermanOrAsTheOperatorPrefersInEnglish() {
        OpsHub.Answer german = ops.get("all", "/dead-letters?limit=0").is(400);
        OpsHub.Answer english = ops.send(
                        "all",
                        "/dead-letters?limit=0",
                        HttpRequest.newBuilder().header("Accept-Language", "en-GB, de;q=0.5"))
                .is(400);

        assertThat(german.texts("/violations", "message")).containsExactly("Muss eine ganze Zahl von 1 bis 500 sein.");
        assertThat(german.raw().headers().firstValue("Content-Language")).contains("de");
        assertThat(english.texts("/violations", "message")).containsExactly("Is to be a whole number from 1 to 500.");
        assertThat(english.raw().headers().firstValue("Content-Language")).contains("en");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
