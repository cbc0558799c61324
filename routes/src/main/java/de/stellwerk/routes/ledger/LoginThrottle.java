package de.stellwerk.routes.ledger;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever tries passwords, on all hubs together. Tries are counted by address and by account; some are free, then each
 * doubles the pause before the next. A browser in which somebody has logged in to this account before is counted by itself
 * instead, so that strangers cannot lock out an operator, not even through the same proxy.
 */
@Component
public final class LoginThrottle {

    static final int FREE_BY_ACCOUNT = 5;
    static final int FREE_BY_BROWSER = 10;
    static final int FREE_BY_ADDRESS = 20;
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final JdbcClient sql;
    private final Vault vault;

    LoginThrottle(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /**
     * Somebody tries a password.
     *
     * @param account the name that was typed, whether or not there is such an account
     * @param browser what {@link #newBrowser} gave it, if it has anything
     */
    public record Try(String account, String address, Optional<String> browser) {}

    private record Counter(byte[] key, int free) {}

    /**
     * Counts the try as one in vain, before the password is looked at, so that many at the same time are many.
     *
     * @return whether it may be made now
     */
    public boolean begin(Try made) {
        return counters(made).stream().allMatch(this::counted);
    }

    private boolean counted(Counter counter) {
        return sql.sql("""
                        INSERT INTO login_failures AS f (key_hash, failures) VALUES (:key, 1)
                        ON CONFLICT (key_hash) DO UPDATE SET last_at = now(), failures =
                            CASE WHEN f.last_at < now() - make_interval(secs => :forgotten) THEN 1 ELSE f.failures + 1 END
                        WHERE f.failures < :free
                           OR f.last_at + make_interval(secs => least(:longest, power(2, least(f.failures - :free, 20)))) <= now()
                        """)
                        .param("key", counter.key())
                        .param("free", counter.free())
                        .param("forgotten", FORGOTTEN_AFTER.toSeconds())
                        .param("longest", LONGEST_PAUSE.toSeconds())
                        .update()
                > 0;
    }

    /** It was the right password: this try does not count, and what the account or the browser had tried before neither. */
    public void succeeded(Try made) {
        for (Counter counter : counters(made)) {
            sql.sql(
                            "UPDATE login_failures SET failures = CASE WHEN :free = :byAddress THEN greatest(failures - 1, 0) ELSE 0 END"
                                    + " WHERE key_hash = :key")
                    .param("free", counter.free())
                    .param("byAddress", FREE_BY_ADDRESS)
                    .param("key", counter.key())
                    .update();
        }
        sql.sql("DELETE FROM login_failures WHERE last_at < now() - make_interval(secs => ?)")
                .param(FORGOTTEN_AFTER.toSeconds())
                .update();
    }

    private List<Counter> counters(Try made) {
        String account = made.account().toLowerCase(Locale.ROOT);
        return made.browser()
                .filter(browser -> isOurs(account, browser))
                .map(browser -> List.of(counter("browser", browser, FREE_BY_BROWSER)))
                .orElseGet(() -> List.of(
                        counter("address", made.address(), FREE_BY_ADDRESS),
                        counter("account", account, FREE_BY_ACCOUNT)));
    }

    private Counter counter(String what, String value, int free) {
        return new Counter(vault.keyedHash("login " + what, value), free);
    }

    /** For a browser in which somebody has logged in to this account: a mark that names nobody and cannot be made up. */
    public String newBrowser(String account) {
        String number = UUID.randomUUID().toString();
        return number + "." + seal(account.toLowerCase(Locale.ROOT), number);
    }

    private boolean isOurs(String account, String browser) {
        int dot = browser.indexOf('.');
        return dot > 0
                && MessageDigest.isEqual(
                        seal(account, browser.substring(0, dot)).getBytes(),
                        browser.substring(dot + 1).getBytes());
    }

    private String seal(String account, String number) {
        return HexFormat.of().formatHex(vault.keyedHash("login browser seal", account + " " + number));
    }
}
