package de.stellwerk.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.stellwerk.routes.ledger.OperatorAccounts.Account;
import de.stellwerk.routes.ledger.OperatorAccounts.Permissions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may log in to the pages. */
@RestController
@RequestMapping(ConsoleConfiguration.ROOT + "/accounts")
final class AccountsApi {

    private static final int MOST_NAMES = 1000;

    private final Accounts accounts;

    AccountsApi(Accounts accounts) {
        this.accounts = accounts;
    }

    record AccountList(List<AccountView> items) {}

    /** @param password to be handed over; only where one was just made */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountView(
            UUID id,
            String name,
            boolean enabled,
            boolean mustChange,
            Set<String> rights,
            Set<String> tenants,
            Set<String> targets,
            Instant createdAt,
            Instant lastLoginAt,
            String password) {
        static AccountView of(Account account, String password) {
            Permissions may = account.permissions();
            return new AccountView(
                    account.id(),
                    account.name(),
                    account.enabled(),
                    account.mustChange(),
                    new TreeSet<>(may.rights()),
                    new TreeSet<>(may.tenants()),
                    new TreeSet<>(may.targets()),
                    account.createdAt(),
                    account.lastLoginAt().orElse(null),
                    password);
        }
    }

    @GetMapping
    @Requires(Right.ACCOUNTS)
    AccountList list(Operator operator) {
        return new AccountList(accounts.list(operator).stream()
                .map(account -> AccountView.of(account, null))
                .toList());
    }

    @PostMapping
    @Requires(Right.ACCOUNTS)
    AccountView add(Operator operator, HttpServletRequest request) throws IOException {
        Inputs body = Inputs.ofBody(request);
        String name = body.requiredText("name", 1, 80);
        Permissions permissions = permissions(body);
        String reason = Answers.reason(body);
        body.end();
        Accounts.Outcome outcome = accepted(accounts.add(operator, name, permissions, reason));
        return accounts.list(operator).stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .map(account -> AccountView.of(account, outcome.password().orElse(null)))
                .orElseThrow(Answers::notFound);
    }

    @PostMapping("/{id}/permit")
    @Requires(Right.ACCOUNTS)
    AccountView permit(Operator operator, @PathVariable("id") String id, HttpServletRequest request)
            throws IOException {
        Inputs body = Inputs.ofBody(request);
        Permissions permissions = permissions(body);
        String reason = Answers.reason(body);
        body.end();
        return changed(operator, id, accounts.permit(operator, Answers.id(id), permissions, reason));
    }

    @PostMapping("/{id}/disable")
    @Requires(Right.ACCOUNTS)
    AccountView disable(Operator operator, @PathVariable("id") String id, HttpServletRequest request)
            throws IOException {
        String reason = Answers.onlyReason(operator, request).reason();
        return changed(operator, id, accounts.disable(operator, Answers.id(id), reason));
    }

    @PostMapping("/{id}/enable")
    @Requires(Right.ACCOUNTS)
    AccountView enable(Operator operator, @PathVariable("id") String id, HttpServletRequest request)
            throws IOException {
        String reason = Answers.onlyReason(operator, request).reason();
        return changed(operator, id, accounts.enable(operator, Answers.id(id), reason));
    }

    @PostMapping("/{id}/new-password")
    @Requires(Right.ACCOUNTS)
    AccountView renewPassword(Operator operator, @PathVariable("id") String id, HttpServletRequest request)
            throws IOException {
        String reason = Answers.onlyReason(operator, request).reason();
        return changed(operator, id, accounts.renewPassword(operator, Answers.id(id), reason));
    }

    private AccountView changed(Operator operator, String id, Accounts.Outcome outcome) {
        String password = accepted(outcome).password().orElse(null);
        return accounts.find(operator, Answers.id(id))
                .map(account -> AccountView.of(account, password))
                .orElseThrow(Answers::notFound);
    }

    private static Permissions permissions(Inputs body) {
        return new Permissions(
                body.words("rights", MOST_NAMES), body.words("tenants", MOST_NAMES), body.words("targets", MOST_NAMES));
    }

    private static Accounts.Outcome accepted(Accounts.Outcome outcome) {
        Optional<Accounts.Refusal> refusal = outcome.refusal();
        if (refusal.isPresent()) {
            throw switch (refusal.get()) {
                case NOT_FOUND -> Answers.notFound();
                case NAME_WRONG -> new OpsProblem(ProblemKind.INVALID, Violation.inBody("account-name-wrong", "/name"));
                case NOT_TO_BE_GIVEN ->
                    new OpsProblem(
                            ProblemKind.NOT_AUTHORISED,
                            Violation.of(refusal.get().word()));
                case NAME_TAKEN, LAST_ONE ->
                    new OpsProblem(
                            ProblemKind.CONFLICT, Violation.of(refusal.get().word()));
            };
        }
        return outcome;
    }
}
