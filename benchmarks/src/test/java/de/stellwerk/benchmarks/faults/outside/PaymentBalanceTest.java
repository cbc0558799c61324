package de.stellwerk.benchmarks.faults.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One fault of payment, planted into a faultless world, is found as what it is, and as nothing else. */
class PaymentBalanceTest {

    private final Honest world = Honest.world();

    @Test
    void moneyIsTakenOnce() {
        Planned planned = world.aPaidOne();
        world.pay(planned, Honest.amount(planned).toPlainString());
        assertOnly(Figure.PAY_DOUBLE);
    }

    @Test
    void moneyThatNobodyIsKnownToHavePaidIsAnOrphan() {
        world.money.add(Honest.paid("unheard-of", "25.00"));
        assertOnly(Figure.PAY_ORPHAN);
    }

    @Test
    void moneyThatTheHubDoesNotKnowIsAnOrphan() {
        Planned planned = world.a(one -> one.isValid() && one.paying() == Paying.NEVER);
        world.pay(planned, Honest.amount(planned).toPlainString());
        assertOnly(Figure.PAY_ORPHAN);
    }

    @Test
    void nothingIsDeliveredWithoutTheMoney() {
        Planned planned = world.aPaidOne();
        unpay(planned);
        assertOnly(Figure.PAY_UNPAID);
    }

    @Test
    void nothingIsDeliveredForLessUnlessThatWasOrdered() {
        Planned planned = world.aPaidOne();
        unpay(planned);
        world.pay(planned, "0.01");
        assertOnly(Figure.PAY_UNPAID);
        world.orders.add(new Ordered(Ordered.DELIVER_NOW, Honest.id(planned), "", ""));
        assertThat(world.figures().findings()).isEmpty();
    }

    @Test
    void theAmountMustBeTheFee() {
        Planned planned = world.aPaidOne();
        world.says(planned, "delivered", "paid", "25.01", "delivered");
        assertOnly(Figure.PAY_STATE);
    }

    @Test
    void theStateOfThePaymentMustBeWhatHappened() {
        Planned planned = world.a(one -> one.isValid() && one.paying() == Paying.CANCELS);
        world.says(planned, "waiting", "closed", Honest.amount(planned).toPlainString(), "waiting");
        assertOnly(Figure.PAY_STATE);
    }

    @Test
    void whatIsFreeHasNoPayment() {
        world.says(world.aFreeOne(), "delivered", "open", "25.00", "delivered");
        assertOnly(Figure.PAY_STATE);
    }

    private void unpay(Planned planned) {
        List<String> transactions = world.pages.stream()
                .filter(page -> page.reference().equals(planned.reference()))
                .map(PageSeen::transaction)
                .toList();
        world.money.removeIf(money -> transactions.contains(money.transaction()));
    }

    private void assertOnly(Figure figure) {
        assertThat(world.wrong()).as("%s", world.figures().findings()).containsExactly(figure);
    }
}
