package de.stellwerk.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.console.OpsHub;
import de.stellwerk.console.Requires;
import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Failure;
import de.stellwerk.routes.ledger.OperatorAccounts.Permissions;
import de.stellwerk.routes.ledger.TestLedger;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class PageAccessTest {

    private static final Set<String> OPEN = Set.of("/console/login", "/console/first");

    private final OpsHub hub = OpsHub.SHARED;

    private Stream<Map.Entry<RequestMappingInfo, HandlerMethod>> pages() {
        return hub
                .context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(page -> page.getValue().getBeanType().getPackage().equals(PageGate.class.getPackage()));
    }

    @Test
    void everyPageAndEveryFormDeclaresTheRightItAsksFor() {
        assertThat(pages()).hasSizeGreaterThan(15).allSatisfy(page -> {
            HandlerMethod handler = page.getValue();
            long declared = Stream.of(Requires.class, Requires.Open.class, Requires.Login.class)
                    .filter(handler::hasMethodAnnotation)
                    .count();
            assertThat(declared).as(handler.toString()).isOne();
            assertThat(page.getKey().getPatternValues())
                    .as(handler.toString())
                    .allMatch(path -> path.equals("/console") || path.startsWith("/console/"));
            if (handler.hasMethodAnnotation(Requires.Open.class)) {
                assertThat(OPEN)
                        .as(handler.toString())
                        .containsAll(page.getKey().getPatternValues());
            }
        });
    }

    @Test
    void nobodySeesAnythingButTheWayInWithoutLoggingIn() {
        for (String path : List.of(
                "", "/dead-letters", "/dead-letters/cause?id=a:b:c:d", "/accounts", "/password", "/live", "/x")) {
            HttpResponse<String> answer = new Visit().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElseThrow())
                    .startsWith("/console/login?to=%2Fconsole");
        }
        assertThat(new Visit().get("/first?key=guessed").statusCode()).isEqualTo(404);
        assertThat(new Visit().get("/login").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self';"));
    }

    @Test
    void eachPageAsksForItsRight() {
        Visit reader = Visit.of(Operators.with(Set.of("metadata")));
        Visit keeper = Visit.of(Operators.with(Set.of("accounts")));

        assertThat(reader.get("/dead-letters").statusCode()).isEqualTo(200);
        assertThat(reader.get("/accounts").statusCode()).isEqualTo(403);
        assertThat(keeper.get("/accounts").statusCode()).isEqualTo(200);
        assertThat(keeper.get("").headers().firstValue("Location")).hasValue("/console/accounts");
        assertThat(keeper.get("/dead-letters").statusCode()).isEqualTo(403);
        for (String action : List.of("replay", "archive", "restore")) {
            assertThat(reader.post(
                                    "/dead-letters/" + action,
                                    Map.of("id", "a:b:c:d", "all", "yes", "reason", "because"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aFormOfAnotherSiteOrAnotherSessionIsRefused() {
        Visit erika = Visit.of(Operators.with(Operators.ALL_RIGHTS));

        assertThat(erika.postWithToken("", "/logout").statusCode()).isEqualTo(403);
        assertThat(erika.postWithToken("guessed", "/logout").statusCode()).isEqualTo(403);
        assertThat(erika.postFrom("https://elsewhere.example", "/logout").statusCode())
                .isEqualTo(403);
        assertThat(erika.get("").statusCode()).isEqualTo(200);
        assertThat(erika.post("/logout", Map.of()).statusCode()).isEqualTo(302);
        assertThat(erika.get("").statusCode()).isEqualTo(303);
    }

    @Test
    void whatIsOutOfScopeDoesNotExistOnAnyPage() {
        String mine = "mine-" + UUID.randomUUID();
        String other = "other-" + UUID.randomUUID();
        aDeadLetter(mine);
        UUID theirs = aDeadLetter(other);
        Visit erika =
                Visit.of(Operators.with(new Permissions(Operators.ALL_RIGHTS, Set.of("kreis-soest"), Set.of(mine))));

        assertThat(erika.get("/dead-letters").body()).contains(mine).doesNotContain(other);
        assertThat(erika.get("").body()).contains(mine).doesNotContain(other);
        assertThat(erika.post(
                                "/dead-letters/replay",
                                Map.of(
                                        "id",
                                        "rejected:" + other + ":create-file:http-400",
                                        "letter",
                                        theirs.toString(),
                                        "mode",
                                        "resume",
                                        "reason",
                                        "not mine"))
                        .body())
                .contains("0 von 1 sind wieder unterwegs");
    }

    private UUID aDeadLetter(String target) {
        UUID submission =
                hub.ledger.anApplication().ofTenant("kreis-soest").to(target).accepted();
        Claim claim = hub.ledger.claimed(hub.hub, submission, target);
        hub.ledger.records.dead(claim, TestLedger.aFailure(Failure.Kind.REJECTED), false);
        return claim.delivery();
    }

    @Test
    void archivingCanBeUndoneFromItsOwnResult() {
        String target = "undo-" + UUID.randomUUID();
        UUID letter = aDeadLetter(target);
        Visit erika = Visit.of(Operators.with(Operators.ALL_RIGHTS));
        Map<String, String> one = Map.of(
                "id",
                "rejected:" + target + ":create-file:http-400",
                "letter",
                letter.toString(),
                "reason",
                "applicant sent a new one");

        assertThat(erika.post("/dead-letters/archive", one).body())
                .contains("1 von 1 sind beiseitegelegt", "Rückgängig machen");
        assertThat(erika.post("/dead-letters/restore", one).body()).contains("1 von 1 sind zurückgeholt");
        assertThat(erika.post(
                                "/dead-letters/replay",
                                Map.of(
                                        "id",
                                        one.get("id"),
                                        "letter",
                                        one.get("letter"),
                                        "mode",
                                        "resume",
                                        "reason",
                                        "x"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void nobodyIsSentToAnotherSite() {
        String erika = Operators.with(Operators.ALL_RIGHTS);

        for (String to :
                List.of("https://elsewhere.example/", "//elsewhere.example", "/console@elsewhere", "/api/v1")) {
            assertThat(new Visit()
                            .post("/login", Map.of("name", erika, "password", Operators.PASSWORD, "to", to))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/console");
        }
    }
}
