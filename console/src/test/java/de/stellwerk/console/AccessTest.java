package de.stellwerk.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccessTest {

    private static final String REASON = "{\"reason\": \"just looking\"}";

    private final OpsHub ops = OpsHub.SHARED;

    @Test
    void asksForATokenThatIsKnown() {
        for (String operation : ops.described().operations()) {
            String path = operation
                    .replaceAll("^\\w+ ", "")
                    .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
            if (!path.equals("/openapi.json")) {
                OpsHub.Answer answer =
                        operation.startsWith("get ") ? ops.get("nobody", path) : ops.post("nobody", path, REASON);
                answer.is(401);
                assertThat(answer.raw().headers().firstValue("WWW-Authenticate"))
                        .contains("Bearer");
            }
        }
        ops.get("nobody", "/nothing/here").is(401);
    }

    @Test
    void keepsRightsApart() {
        ops.get("reader", "/causes").is(200);
        assertThat(ops.get("auditor", "/causes").is(403).texts("/violations", "rule"))
                .containsExactly("right-missing");
        ops.get("reader", "/audit").is(403);
        ops.get("auditor", "/audit").is(200);
        for (String path : List.of(
                "/dead-letters/replay",
                "/dead-letters/archive",
                "/dead-letters/restore",
                "/targets/dms/pause",
                "/targets/dms/resume",
                "/targets/dms/check",
                "/submissions/" + UUID.randomUUID() + "/payload")) {
            ops.post("reader", path, REASON).is(403);
        }
    }

    @Test
    void takesALoopbackTokenFromLoopbackOnly() {
        Operators operators = ops.context.getBean(Operators.class);

        ops.get("local", "/causes").is(200);
        assertThat(operators.holding("token of local", false)).isEmpty();
        for (String header :
                List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via")) {
            ops.send("local", "/causes", HttpRequest.newBuilder().header(header, "127.0.0.1"))
                    .is(401);
        }
        assertThat(operators.holding("token of reader", false)).isPresent();
    }

    @Test
    void saysByWhichMethodsACallGoes() {
        OpsHub.Answer answer = ops.post("reader", "/causes", REASON);

        answer.is(405);
        assertThat(answer.raw().headers().firstValue("Allow")).contains("GET");
        assertThat(answer.raw().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:stellwerk:problem:method-not-allowed");
        assertThat(ops.get("reader", "/dead-letters/replay/x").status()).isEqualTo(404);
        ops.post("nobody", "/causes", REASON).is(401);
    }

    @Test
    void asksForARightInEveryCallAndDescribesEachAndNoOther() {
        Set<String> mapped = new TreeSet<>();
        ops.context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> mapped.addAll(operations(info, method)));

        assertThat(mapped).isEqualTo(ops.described().operations());
    }

    private static Set<String> operations(RequestMappingInfo info, HandlerMethod method) {
        boolean guarded = method.hasMethodAnnotation(Requires.class) || method.hasMethodAnnotation(Requires.Open.class);
        if (!method.getBeanType().getPackageName().equals("de.stellwerk.console") || !guarded) {
            return Set.of();
        }
        return info.getPatternValues().stream()
                .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                        .map(verb -> verb.name().toLowerCase(java.util.Locale.ROOT) + " "
                                + path.substring(ConsoleConfiguration.ROOT.length())))
                .collect(Collectors.toSet());
    }

    @Test
    void refusesToStartWithOperatorsThatAreNotFullyDescribed() {
        assertThatThrownBy(() -> new OperatorsSettings(List.of(
                        new OperatorsSettings.Entry("erika", "not a hash", Set.of(), Set.of(), Set.of("*"), false),
                        new OperatorsSettings.Entry(
                                "erika", "0".repeat(64), Set.of(Right.AUDIT), Set.of("*"), Set.of("*"), false))))
                .hasMessageContaining("[0] needs token-sha256")
                .hasMessageContaining("[0] needs rights")
                .hasMessageContaining("[0] needs tenants")
                .hasMessageContaining("[1] has the name of another");
    }
}
