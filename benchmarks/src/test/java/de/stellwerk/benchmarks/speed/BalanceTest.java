package de.stellwerk.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BalanceTest {

    private final Book book = new Book(10);
    private final Map<UUID, Boolean> ledger = new HashMap<>();

    @Test
    void whatIsAcknowledgedDeliveredAndSeenOnceIsDone() {
        acknowledged(true, 1);

        assertThat(balance()).isEqualTo(new Balance(1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(balance().isEven()).isTrue();
    }

    @Test
    void whatIsAcknowledgedAndNowhereIsLost() {
        book.acknowledged(book.begin(), UUID.randomUUID());

        assertThat(balance().lost()).isOne();
        assertThat(balance().isEven()).isFalse();
    }

    @Test
    void whatWasRefusedAndSeenIsAPhantom() {
        int number = book.begin();
        book.refused(number);
        book.saw(Book.reference(number));

        assertThat(balance().phantom()).isOne();
    }

    @Test
    void whatIsNotDeliveredIsStuck() {
        acknowledged(false, 0);

        assertThat(balance().stuck()).isOne();
    }

    @Test
    void whatIsCalledDeliveredAndWasNeverSeenIsALie() {
        acknowledged(true, 0);

        assertThat(balance().stateLie()).isOne();
    }

    @Test
    void whatWasSeenTwiceIsTwoEffectsAndNotDone() {
        acknowledged(true, 2);

        assertThat(balance().dupEffect()).isOne();
        assertThat(balance().done()).isZero();
    }

    @Test
    void whatNobodySentIsUnexpected() {
        book.saw(UUID.randomUUID().toString());
        ledger.put(UUID.randomUUID(), true);

        assertThat(balance().unexpected()).isEqualTo(2);
    }

    @Test
    void anUnknownOutcomeMayStandInTheLedger() {
        book.begin();
        ledger.put(UUID.randomUUID(), true);

        assertThat(balance().isEven()).isTrue();
    }

    private void acknowledged(boolean delivered, int timesSeen) {
        int number = book.begin();
        UUID id = UUID.randomUUID();
        book.acknowledged(number, id);
        ledger.put(id, delivered);
        for (int i = 0; i < timesSeen; i++) {
            book.saw(Book.reference(number));
        }
    }

    private Balance balance() {
        return Balance.of(book, 0, book.begun(), ledger).withStrangers(book, ledger);
    }
}
