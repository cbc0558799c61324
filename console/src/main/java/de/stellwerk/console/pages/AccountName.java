package de.stellwerk.console.pages;

import java.util.Optional;

/** The name of an account, as it stands in the audit log. */
final class AccountName {

    private AccountName() {}

    /** The key of the text that says what is wrong with it, if anything is. */
    static Optional<String> defect(String name) {
        return name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]{0,79}")
                ? Optional.empty()
                : Optional.of("account.name-wrong");
    }
}
