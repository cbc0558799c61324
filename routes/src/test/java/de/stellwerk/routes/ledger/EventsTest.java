package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EventsTest {

    private final TestLedger ledger = new TestLedger();

    @Test
    void pagesThroughTheEventsOfAPortal() {
        UUID first = ledger.anApplication().to("dms").accepted();
        UUID second = ledger.anApplication().to("dms").accepted();

        List<Events.Event> page = ledger.events.after("portal", "", 1);
        assertThat(page).extracting(Events.Event::submission).containsExactly(first);
        assertThat(ledger.events.after("portal", page.get(0).cursor(), 10))
                .extracting(Events.Event::submission)
                .containsExactly(second);
        assertThat(ledger.events.after("another", "", 10)).isEmpty();
    }

    @Test
    void waitsForATransactionThatBeganEarlierAndCommitsLater() throws Exception {
        try (var connection = ledger.database.getConnection()) {
            connection.setAutoCommit(false);
            UUID slow = UUID.randomUUID();
            JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql("INSERT INTO event (type, portal, submission_id) VALUES ('x', 'portal', ?)")
                    .param(slow)
                    .update();
            UUID fast = ledger.anApplication().to("dms").accepted();
            assertThat(ledger.events.after("portal", "", 10)).isEmpty();

            connection.commit();
            assertThat(ledger.events.after("portal", "", 10))
                    .extracting(Events.Event::submission)
                    .containsExactly(slow, fast);
        }
    }

    @Test
    void givesAReaderThatFailedTheSameAgain() {
        ledger.anApplication().to("dms").accepted();
        List<Events.Event> seen = new ArrayList<>();
        try {
            ledger.events.relay("reader", 10, batch -> {
                throw new IllegalStateException("the broker is down");
            });
        } catch (IllegalStateException expected) {
            assertThat(seen).isEmpty();
        }

        assertThat(ledger.events.relay("reader", 10, seen::addAll)).isEqualTo(1);
        assertThat(ledger.events.relay("reader", 10, seen::addAll)).isZero();
        assertThat(seen).hasSize(1);
    }
}
