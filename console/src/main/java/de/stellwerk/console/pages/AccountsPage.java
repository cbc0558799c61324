package de.stellwerk.console.pages;

import de.stellwerk.console.Accounts;
import de.stellwerk.console.OpsProblem;
import de.stellwerk.console.ProblemKind;
import de.stellwerk.console.Requires;
import de.stellwerk.console.Right;
import de.stellwerk.routes.ledger.OperatorAccounts.Account;
import de.stellwerk.routes.ledger.OperatorAccounts.Permissions;
import de.stellwerk.routes.ledger.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may log in, and what they may do. */
@Controller
@RequestMapping(PagesConfiguration.ROOT + "/accounts")
final class AccountsPage {

    private final Accounts accounts;

    AccountsPage(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    @Requires(Right.ACCOUNTS)
    String list(Visitor visitor, Model model) {
        model.addAttribute("accounts", accounts.list(visitor.operator()));
        return "console/accounts";
    }

    @GetMapping("/new")
    @Requires(Right.ACCOUNTS)
    String form(Visitor visitor, Model model) {
        Permissions none = new Permissions(Set.of(Right.METADATA.word()), Set.of(Scope.ALL), Set.of(Scope.ALL));
        return form(visitor, model, null, "", none, "");
    }

    @GetMapping("/{id}")
    @Requires(Right.ACCOUNTS)
    String one(Visitor visitor, @PathVariable("id") UUID id, Model model) {
        Account account =
                accounts.find(visitor.operator(), id).orElseThrow(() -> new OpsProblem(ProblemKind.NOT_FOUND));
        return form(visitor, model, account, account.name(), account.permissions(), "");
    }

    /** @param account null while it is being added */
    private static String form(
            Visitor visitor, Model model, Account account, String name, Permissions permissions, String reason) {
        model.addAttribute("account", account);
        model.addAttribute("name", name);
        model.addAttribute("permissions", permissions);
        model.addAttribute("tenants", words(permissions.tenants()));
        model.addAttribute("targets", words(permissions.targets()));
        model.addAttribute("reason", reason);
        model.addAttribute(
                "rights",
                Arrays.stream(Right.values())
                        .filter(visitor.operator().rights()::contains)
                        .map(Right::word)
                        .toList());
        return "console/account";
    }

    private static String words(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(" "));
    }

    @PostMapping
    @Requires(Right.ACCOUNTS)
    String add(
            Visitor visitor,
            @RequestParam("name") String name,
            @RequestParam(name = "right", required = false) List<String> rights,
            @RequestParam("tenants") String tenants,
            @RequestParam("targets") String targets,
            @RequestParam("reason") String reason,
            Model model,
            HttpServletResponse response) {
        Permissions permissions = permissions(rights, tenants, targets);
        Optional<String> defect = Reason.defect(reason.strip());
        Accounts.Outcome outcome =
                defect.isPresent() ? null : accounts.add(visitor.operator(), name.strip(), permissions, reason.strip());
        if (outcome != null && outcome.refusal().isEmpty()) {
            return handOver(model, name.strip(), outcome);
        }
        fail(model, response, defect.orElseGet(() -> text(outcome)));
        return form(visitor, model, null, name, permissions, reason);
    }

    @PostMapping("/{id}")
    @Requires(Right.ACCOUNTS)
    String change(
            Visitor visitor,
            @PathVariable("id") UUID id,
            @RequestParam("do") String order,
            @RequestParam(name = "right", required = false) List<String> rights,
            @RequestParam("tenants") String tenants,
            @RequestParam("targets") String targets,
            @RequestParam("reason") String reason,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account =
                accounts.find(visitor.operator(), id).orElseThrow(() -> new OpsProblem(ProblemKind.NOT_FOUND));
        Permissions permissions = permissions(rights, tenants, targets);
        Optional<String> defect = Reason.defect(reason.strip());
        Accounts.Outcome outcome = defect.isPresent() ? null : ordered(visitor, id, order, permissions, reason.strip());
        if (outcome != null && outcome.refusal().isEmpty()) {
            return outcome.password().isPresent()
                    ? handOver(model, account.name(), outcome)
                    : "redirect:" + PagesConfiguration.ROOT + "/accounts";
        }
        fail(model, response, defect.orElseGet(() -> text(outcome)));
        return form(visitor, model, account, account.name(), permissions, reason);
    }

    private Accounts.Outcome ordered(Visitor visitor, UUID id, String order, Permissions permissions, String reason) {
        return switch (order) {
            case "permit" -> accounts.permit(visitor.operator(), id, permissions, reason);
            case "disable" -> accounts.disable(visitor.operator(), id, reason);
            case "enable" -> accounts.enable(visitor.operator(), id, reason);
            case "password" -> accounts.renewPassword(visitor.operator(), id, reason);
            default -> throw new OpsProblem(ProblemKind.BAD_REQUEST);
        };
    }

    private static void fail(Model model, HttpServletResponse response, String failure) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("failure", failure);
    }

    private static String text(Accounts.Outcome outcome) {
        return "refusal." + outcome.refusal().orElseThrow().word();
    }

    /** The only time that anybody sees it. */
    private static String handOver(Model model, String name, Accounts.Outcome outcome) {
        model.addAttribute("name", name);
        model.addAttribute("password", outcome.password().orElseThrow());
        return "console/account-password";
    }

    private static Permissions permissions(List<String> rights, String tenants, String targets) {
        return new Permissions(rights == null ? Set.of() : Set.copyOf(rights), set(tenants), set(targets));
    }

    private static Set<String> set(String words) {
        return Stream.of(words.strip().split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
