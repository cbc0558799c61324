package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final TestLedger ledger = new TestLedger();
    private final LoginThrottle throttle = ledger.throttle;

    private LoginThrottle.Try from(String address, String account) {
        return new LoginThrottle.Try(account, address, Optional.empty());
    }

    private int triesUntilRefused(LoginThrottle.Try made) {
        int tries = 0;
        while (throttle.begin(made)) {
            tries++;
        }
        return tries;
    }

    @Test
    void letsAFewTriesThroughAndThenFewerAndFewer() {
        assertThat(triesUntilRefused(from("192.0.2.1", "erika"))).isEqualTo(LoginThrottle.FREE_BY_ACCOUNT);

        ledger.sql
                .sql("UPDATE login_failures SET last_at = last_at - interval '2 seconds'")
                .update();
        assertThat(throttle.begin(from("192.0.2.1", "Erika"))).isTrue();
        assertThat(throttle.begin(from("192.0.2.1", "erika"))).isFalse();

        ledger.sql
                .sql("UPDATE login_failures SET failures = 500, last_at = now() - interval '16 minutes'")
                .update();
        assertThat(throttle.begin(from("192.0.2.1", "erika"))).isTrue();
    }

    @Test
    void countsAnAddressOverAllAccounts() {
        int tries = 0;
        while (throttle.begin(from("192.0.2.1", "account " + tries))) {
            tries++;
        }
        assertThat(tries).isEqualTo(LoginThrottle.FREE_BY_ADDRESS);
        assertThat(throttle.begin(from("192.0.2.2", "erika"))).isTrue();
    }

    @Test
    void keepsAnOperatorInWhomStrangersTryToLockOut() {
        String browser = throttle.newBrowser("Erika");
        triesUntilRefused(from("192.0.2.1", "erika"));

        assertThat(throttle.begin(new LoginThrottle.Try("erika", "192.0.2.1", Optional.of(browser))))
                .isTrue();
        assertThat(throttle.begin(new LoginThrottle.Try("erika", "192.0.2.1", Optional.of(browser + "0"))))
                .isFalse();
        assertThat(throttle.begin(new LoginThrottle.Try("erika", "192.0.2.1", Optional.of(throttle.newBrowser("max")))))
                .isFalse();
        assertThat(triesUntilRefused(new LoginThrottle.Try("erika", "192.0.2.1", Optional.of(browser))))
                .isEqualTo(LoginThrottle.FREE_BY_BROWSER - 1);
    }

    @Test
    void forgetsWhatCameBeforeTheRightPassword() {
        LoginThrottle.Try erika = from("192.0.2.1", "erika");
        for (int i = 1; i < LoginThrottle.FREE_BY_ACCOUNT; i++) {
            throttle.begin(erika);
        }
        throttle.begin(erika);
        throttle.succeeded(erika);

        assertThat(triesUntilRefused(erika)).isEqualTo(LoginThrottle.FREE_BY_ACCOUNT);
    }
}
