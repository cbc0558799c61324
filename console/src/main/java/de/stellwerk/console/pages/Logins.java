package de.stellwerk.console.pages;

import de.stellwerk.console.Passwords;
import de.stellwerk.routes.ledger.LoginThrottle;
import de.stellwerk.routes.ledger.OperatorAccounts;
import de.stellwerk.routes.ledger.OperatorAccounts.Account;
import de.stellwerk.routes.ledger.OperatorAccounts.Credentials;
import de.stellwerk.routes.ledger.OperatorSessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Logging in and out: passwords, sessions, and the two cookies that a browser keeps of them. */
@Component
final class Logins {

    private static final String SESSION = "stellwerk-session";
    private static final String BROWSER = "stellwerk-browser";
    private static final Duration KNOWN_FOR = Duration.ofDays(180);

    private final OperatorAccounts accounts;
    private final OperatorSessions sessions;
    private final LoginThrottle throttle;
    private final Passwords passwords;
    private final ConsoleSettings settings;

    Logins(
            OperatorAccounts accounts,
            OperatorSessions sessions,
            LoginThrottle throttle,
            Passwords passwords,
            ConsoleSettings settings) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
        this.passwords = passwords;
        this.settings = settings;
    }

    /** What became of a try. */
    enum Outcome {
        IN,
        /** Name and password do not belong together, or the account is disabled: nobody is told which. */
        WRONG,
        /** Too many tries; this one was not even looked at. */
        TOO_MANY
    }

    Optional<Visitor> visitor(HttpServletRequest request) {
        return cookie(request, SESSION)
                .flatMap(session -> sessions.operator(session).map(account -> new Visitor(account, session)));
    }

    void seen(Visitor visitor) {
        sessions.seen(visitor.session());
    }

    Outcome logIn(String name, String password, HttpServletRequest request, HttpServletResponse response) {
        LoginThrottle.Try made = new LoginThrottle.Try(name, request.getRemoteAddr(), cookie(request, BROWSER));
        if (!throttle.begin(made)) {
            return Outcome.TOO_MANY;
        }
        Optional<Credentials> known =
                accounts.credentials(name).filter(found -> found.account().enabled());
        if (!passwords.matches(password, known.map(Credentials::passwordHash))) {
            return Outcome.WRONG;
        }
        throttle.succeeded(made);
        logOut(request, response);
        begin(known.orElseThrow().account(), response);
        return Outcome.IN;
    }

    /** Whether this is the password of this operator, who is logged in; tries are counted as at the login. */
    boolean knowsPassword(Visitor visitor, String password, HttpServletRequest request) {
        String name = visitor.account().name();
        LoginThrottle.Try made = new LoginThrottle.Try(name, request.getRemoteAddr(), cookie(request, BROWSER));
        boolean right = throttle.begin(made)
                && passwords.matches(password, accounts.credentials(name).map(Credentials::passwordHash));
        if (right) {
            throttle.succeeded(made);
        }
        return right;
    }

    /** Begins a session under a new id. */
    void begin(Account account, HttpServletResponse response) {
        set(response, SESSION, sessions.begin(account.id()), OperatorSessions.LONGEST);
        set(response, BROWSER, throttle.newBrowser(account.name()), KNOWN_FOR);
    }

    void logOut(HttpServletRequest request, HttpServletResponse response) {
        cookie(request, SESSION).ifPresent(session -> {
            sessions.end(session);
            set(response, SESSION, "", Duration.ZERO);
        });
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> value.matches("[\\w.-]{1,200}"))
                .findFirst();
    }

    private void set(HttpServletResponse response, String name, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path(PagesConfiguration.ROOT)
                        .httpOnly(true)
                        .secure(settings.secure())
                        .sameSite("Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
