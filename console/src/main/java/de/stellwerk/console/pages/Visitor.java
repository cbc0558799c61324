package de.stellwerk.console.pages;

import de.stellwerk.console.Operator;
import de.stellwerk.console.Right;
import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.OperatorAccounts.Account;
import de.stellwerk.routes.ledger.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody who is logged in. */
record Visitor(Account account, String session) {

    Operator operator() {
        Set<Right> rights = Arrays.stream(Right.values())
                .filter(right -> may(right.word()))
                .collect(Collectors.toUnmodifiableSet());
        return new Operator(account.name(), rights, scope());
    }

    Scope scope() {
        return account.permissions().scope();
    }

    Act acting(String reason) {
        return new Act(account.name(), scope(), reason);
    }

    /** For templates: whether the right of this word is there. */
    public boolean may(String right) {
        return account.permissions().rights().contains(right);
    }

    Locale language() {
        return Locale.forLanguageTag(account.language());
    }

    /** What every form of this session carries, so that no other site can fill one in. */
    String formToken() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("form token of " + session).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
