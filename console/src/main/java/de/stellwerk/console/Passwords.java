package de.stellwerk.console;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords of accounts: what is good enough, and how they are kept (bcrypt). */
@Component
public final class Passwords {

    static final int SHORTEST = 12;
    /** bcrypt reads no further. */
    static final int LONGEST_BYTES = 72;

    private static final int STRENGTH = 12;
    /** Of a password that nobody knows. */
    static final String NOBODYS = "$2a$12$tpp1FSQKW1SvsmOh7JMHCuXsJE5nYNJKdu8dKd6JxTMl7jO/Wfci2";

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(STRENGTH);

    public String hash(String password) {
        return bcrypt.encode(password);
    }

    /** Takes as long for an account that there is not. */
    public boolean matches(String password, Optional<String> hash) {
        boolean readable = password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
        boolean same = bcrypt.matches(readable ? password : "", hash.orElse(NOBODYS));
        return same && readable && hash.isPresent();
    }

    /** The key of the text that says what is wrong with a new password, if anything is. */
    public Optional<String> defect(String password, String repeated, String name) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("password.too-short");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.of("password.too-long");
        }
        if (password.chars().distinct().count() < 5
                || password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("password.too-simple");
        }
        return password.equals(repeated) ? Optional.empty() : Optional.of("password.differs");
    }

    /** One to be handed over once, easily read out: four groups of five. */
    public static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(i > 0 && i % 5 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
