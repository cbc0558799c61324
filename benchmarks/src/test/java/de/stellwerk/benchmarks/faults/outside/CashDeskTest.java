package de.stellwerk.benchmarks.faults.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CashDeskTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ORDER = "{\"requestId\":\"r-1\",\"purpose\":\"Antrag 1\",\"grosAmount\":50.00}";

    @TempDir
    Path folder;

    private CashDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new CashDesk(folder, "secret");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aRequestIsOpenedOnceAndPaidOnce() throws Exception {
        assertThat(post("/paymenttransaction/o/unna", ORDER).statusCode()).isEqualTo(200);
        assertThat(post("/paymenttransaction/o/unna", ORDER).statusCode()).isEqualTo(409);
        assertThat(post("/pay/4200000000001/paid?amount=49.00", "").statusCode())
                .isEqualTo(204);
        assertThat(post("/pay/4200000000001/paid?amount=49.00", "").statusCode())
                .isEqualTo(409);
        assertThat(get("/paymenttransaction/o/unna/4200000000001"))
                .contains("\"status\":\"PAYED\"", "\"grosAmount\":49.00");
        List<Money> money = Journal.read(Ledgers.money(folder), Money.class);
        assertThat(money).extracting(Money::kind).containsExactly(Money.OPENED, Money.PAID);
        assertThat(money).extracting(Money::amount).containsExactly("50.00", "49.00");
    }

    @Test
    void theKonnektorSaysWhatCame() throws Exception {
        desk.open("BWSOEST", "r-2", "Antrag 2", new BigDecimal("25.00"), null);
        post("/pay/4200000000001/cancelled", "");
        assertThat(get(EpayblKonnektor.ROOT + "/mandanten/m/bewirtschafter/BWSOEST/kassenzeichen/4200000000001"))
                .contains("\"paypagestatus\":\"INAKTIV\"", "\"betragZahlungseingaenge\":0", "\"saldo\":25.00");
    }

    @Test
    void notificationsComeInEveryManner() throws Exception {
        try (FakeHub hub = new FakeHub(request -> Answer.of(204))) {
            for (int i = 0; i < 7; i++) {
                CashDesk.Payment opened =
                        desk.open("BWSOEST", "n-" + i, "p", BigDecimal.ONE, hub.address() + "/news/" + i);
                post("/pay/" + opened.transaction() + "/paid?amount=1", "");
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (hub.requests.size() < 12 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            // Transaction 1 is told of twice, 2 in parallel, 3 never, 4 by a forger, 5 late, 6 before the answer, 7
            // once.
            assertThat(times(hub)).containsExactly(2L, 5L, 0L, 1L, 1L, 2L, 1L);
        }
    }

    private static List<Long> times(FakeHub hub) {
        return List.of(0, 1, 2, 3, 4, 5, 6).stream()
                .map(i -> hub.requests.stream()
                        .filter(request -> request.path().equals("/news/" + i))
                        .count())
                .toList();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(at(path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private URI at(String path) {
        return URI.create(desk.address() + path);
    }
}
