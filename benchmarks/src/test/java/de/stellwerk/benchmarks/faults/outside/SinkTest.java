package de.stellwerk.benchmarks.faults.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SinkTest {

    private static final String ANTRAG = """
            <antrag xmlns="urn:stellwerk:antrag:1.0"><nachrichtenkopf><portal>probe-xoev</portal>
            <portalreferenz>R-1</portalreferenz><vorgang>V-1</vorgang></nachrichtenkopf>
            <zustaendigeStelle><ars>059740000000</ars></zustaendigeStelle>
            <antragsteller><person><familienname>Prüfmann</familienname></person></antragsteller>
            <formular><gruppe id="g"><feld id="anzahlKennzeichen"><bezeichnung>x</bezeichnung><ganzzahl>7</ganzzahl></feld>
            <feld id="bemerkung"><bezeichnung>x</bezeichnung><text>eins &amp; zwei</text></feld></gruppe></formular></antrag>
            """;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Sink sink;

    @BeforeEach
    void open() throws IOException {
        sink = new Sink(Ledgers.DMS, folder, Set.of("dms-soest"));
    }

    @AfterEach
    void close() {
        sink.close();
    }

    @Test
    void notesWhatArrived() throws Exception {
        assertThat(post("dms-unna", "k").statusCode()).isEqualTo(201);
        Effect effect = effects().get(0);
        assertThat(effect.number()).isEqualTo(1);
        assertThat(effect.isDone()).isTrue();
        assertThat(effect.target()).isEqualTo("dms-unna");
        assertThat(effect.tenant()).isEqualTo("059740000000");
        assertThat(effect.key()).isEqualTo("k");
        assertThat(effect.portal()).isEqualTo("probe-xoev");
        assertThat(effect.reference()).isEqualTo("R-1");
        assertThat(effect.caseReference()).isEqualTo("V-1");
        assertThat(effect.facts()).isEqualTo(new Facts("Prüfmann", List.of("eins & zwei", "7")).hash());
        assertThat(effect.pdf()).isTrue();
        assertThat(effect.files())
                .containsExactly(Sha512.hex("%PDF\r\n--not the end".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void doesARepeatedKeyAgainUnlessTheTargetRecognisesIt() throws Exception {
        post("dms-unna", "k");
        post("dms-unna", "k");
        post("dms-soest", "k");
        post("dms-soest", "k");
        assertThat(effects())
                .extracting(Effect::kind)
                .containsExactly(Effect.DONE, Effect.DONE, Effect.DONE, Effect.REPEAT);
    }

    @Test
    void tellsWhetherAKeyIsThere() throws Exception {
        String address = post("dms-unna", "k").headers().firstValue("Location").orElseThrow();
        assertThat(get(address)).isEqualTo(200);
        assertThat(get("/dms-unna/effects/other")).isEqualTo(404);
        assertThat(sink.lookUp("dms-unna", "R-1")).contains(address);
        assertThat(sink.lookUp("dms-soest", "R-1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.Kind.class,
            names = {"RESET", "HALF_CLOSE", "SWALLOW", "POISON"})
    void givesNoAnswerThatCouldBeTakenForOne(Misbehaviour.Kind kind) {
        sink.behave(new Misbehaviour(kind, 100, Duration.ZERO, 0));
        assertThatThrownBy(() -> {
                    int status = post("dms-unna", "k").statusCode();
                    assertThat(status).isNotEqualTo(201);
                    throw new IOException("an answer, but none that means anything");
                })
                .isInstanceOf(IOException.class);
        boolean worksAllTheSame = kind == Misbehaviour.Kind.SWALLOW || kind == Misbehaviour.Kind.POISON;
        assertThat(effects()).extracting(Effect::isDone).containsExactly(worksAllTheSame);
        assertThat(sink.hits()).isEqualTo(1);
    }

    @Test
    void refusesWithoutWorkingAndSaysHowLongToWait() throws Exception {
        sink.behave(Misbehaviour.answers(429));
        HttpResponse<String> answer = post("dms-unna", "k");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(effects()).extracting(Effect::kind).containsExactly(Effect.REFUSED);
    }

    @Test
    void aRefusalConcernsOnlyWhatChangesSomething() throws Exception {
        sink.behave(Misbehaviour.answers(400));
        assertThat(get("/dms-unna/")).isEqualTo(200);
    }

    @Test
    void whatHangsIsLetGoWhenItIsMended() throws Exception {
        sink.behave(Misbehaviour.hang());
        var hanging = HTTP.sendAsync(request("dms-unna", "k"), BodyHandlers.ofString());
        while (sink.hits() == 0) {
            Thread.onSpinWait();
        }
        assertThat(hanging).isNotDone();
        sink.mend();
        assertThatThrownBy(hanging::join).hasCauseInstanceOf(IOException.class);
        assertThat(post("dms-unna", "k").statusCode()).isEqualTo(201);
    }

    @Test
    void hitsTheShareThatItShould() throws Exception {
        sink.behave(Misbehaviour.answers(500).hitting(50));
        int hit = 0;
        for (int i = 0; i < 100; i++) {
            hit += get("/dms-unna/") == 500 ? 1 : 0;
        }
        assertThat(hit).isBetween(20, 80);
    }

    private HttpResponse<String> post(String target, String key) throws IOException, InterruptedException {
        return HTTP.send(request(target, key), BodyHandlers.ofString());
    }

    private HttpRequest request(String target, String key) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"antrag\"; filename=\"a\"\r\n\r\n" + ANTRAG
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"pdf\"; filename=\"p\"\r\n\r\n%PDF"
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"anlage\"; filename=\"x\"\r\n\r\n%PDF\r\n--not the end"
                + "\r\n--b--\r\n";
        return HttpRequest.newBuilder(sink.address().resolve("/" + target + "/antraege"))
                .timeout(Duration.ofSeconds(20))
                .header("Idempotency-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private int get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(sink.address().resolve(path)).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private List<Effect> effects() {
        return Journal.read(Ledgers.effects(folder, Ledgers.DMS), Effect.class);
    }
}
