package de.stellwerk.console;

import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.OperatorAccounts;
import de.stellwerk.routes.ledger.OperatorAccounts.Account;
import de.stellwerk.routes.ledger.OperatorAccounts.Change;
import de.stellwerk.routes.ledger.OperatorAccounts.Permissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Managing the accounts of operators. Nobody gives away more than they have, and an account that may do more, or elsewhere, does not
 * exist for them.
 */
@Component
public final class Accounts {

    private static final Set<String> RIGHTS =
            Arrays.stream(Right.values()).map(Right::word).collect(Collectors.toUnmodifiableSet());

    private final OperatorAccounts accounts;
    private final Operators tokens;
    private final Passwords passwords;

    Accounts(OperatorAccounts accounts, Operators tokens, Passwords passwords) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.passwords = passwords;
    }

    /** Why an order about an account was refused. */
    public enum Refusal {
        NOT_FOUND,
        NAME_WRONG,
        /** Another account, or a configured token, has this name: the audit log would not tell them apart. */
        NAME_TAKEN,
        /** Rights, tenants or targets that whoever gives them does not have, that there are not, or none at all. */
        NOT_TO_BE_GIVEN,
        /** Nobody would be left who may manage all accounts. */
        LAST_ONE;

        public String word() {
            return "account-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What became of an order.
     *
     * @param refusal absent when it was carried out
     * @param password to be handed over, and changed at the first login; only where a new one was made
     */
    public record Outcome(Optional<Refusal> refusal, Optional<String> password) {
        private static final Outcome DONE = new Outcome(Optional.empty(), Optional.empty());

        private static Outcome refused(Refusal why) {
            return new Outcome(Optional.of(why), Optional.empty());
        }
    }

    /** Whether this can be the name of an account, as it will stand in the audit log. */
    public static boolean isName(String name) {
        return name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]{0,79}");
    }

    /** By name. */
    public List<Account> list(Operator operator) {
        return accounts.list().stream()
                .filter(account -> reaches(operator, account.permissions()))
                .toList();
    }

    public Optional<Account> find(Operator operator, UUID id) {
        return accounts.find(id).filter(account -> reaches(operator, account.permissions()));
    }

    private static boolean reaches(Operator operator, Permissions permissions) {
        Set<String> own = operator.rights().stream().map(Right::word).collect(Collectors.toSet());
        return own.containsAll(permissions.rights()) && operator.scope().covers(permissions.scope());
    }

    private static boolean mayGive(Operator operator, Permissions permissions) {
        return RIGHTS.containsAll(permissions.rights())
                && !permissions.rights().isEmpty()
                && !permissions.tenants().isEmpty()
                && !permissions.targets().isEmpty()
                && reaches(operator, permissions);
    }

    public Outcome add(Operator operator, String name, Permissions permissions, String reason) {
        if (!isName(name)) {
            return Outcome.refused(Refusal.NAME_WRONG);
        }
        if (tokens.isName(name)) {
            return Outcome.refused(Refusal.NAME_TAKEN);
        }
        if (!mayGive(operator, permissions)) {
            return Outcome.refused(Refusal.NOT_TO_BE_GIVEN);
        }
        String password = Passwords.random();
        return outcome(
                accounts.add(operator.acting(reason), name, passwords.hash(password), permissions),
                Optional.of(password));
    }

    public Outcome permit(Operator operator, UUID id, Permissions permissions, String reason) {
        return mayGive(operator, permissions)
                ? changed(operator, id, reason, act -> accounts.permit(act, id, permissions))
                : Outcome.refused(Refusal.NOT_TO_BE_GIVEN);
    }

    /** Its sessions end at once. */
    public Outcome disable(Operator operator, UUID id, String reason) {
        return changed(operator, id, reason, act -> accounts.disable(act, id));
    }

    public Outcome enable(Operator operator, UUID id, String reason) {
        return changed(operator, id, reason, act -> accounts.enable(act, id));
    }

    /** Its sessions end at once. */
    public Outcome renewPassword(Operator operator, UUID id, String reason) {
        String password = Passwords.random();
        Outcome outcome =
                changed(operator, id, reason, act -> accounts.setPassword(act, id, passwords.hash(password), true));
        return outcome.refusal().isPresent() ? outcome : new Outcome(Optional.empty(), Optional.of(password));
    }

    private Outcome changed(Operator operator, UUID id, String reason, Function<Act, Change> change) {
        return find(operator, id).isEmpty()
                ? Outcome.refused(Refusal.NOT_FOUND)
                : outcome(change.apply(operator.acting(reason)), Optional.empty());
    }

    private static Outcome outcome(Change change, Optional<String> password) {
        return switch (change) {
            case DONE -> password.isPresent() ? new Outcome(Optional.empty(), password) : Outcome.DONE;
            case NOT_FOUND -> Outcome.refused(Refusal.NOT_FOUND);
            case NAME_TAKEN -> Outcome.refused(Refusal.NAME_TAKEN);
            case LAST_ONE -> Outcome.refused(Refusal.LAST_ONE);
        };
    }
}
