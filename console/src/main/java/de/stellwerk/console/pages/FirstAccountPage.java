package de.stellwerk.console.pages;

import de.stellwerk.console.Accounts;
import de.stellwerk.console.OpsProblem;
import de.stellwerk.console.Passwords;
import de.stellwerk.console.ProblemKind;
import de.stellwerk.console.Requires;
import de.stellwerk.routes.intake.Origin;
import de.stellwerk.routes.ledger.OperatorAccounts.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes the first account, from this machine and with the link only; for everybody else there is no such page. */
@Controller
@RequestMapping(PagesConfiguration.ROOT + "/first")
final class FirstAccountPage {

    private final FirstAccount first;
    private final Passwords passwords;
    private final Logins logins;

    FirstAccountPage(FirstAccount first, Passwords passwords, Logins logins) {
        this.first = first;
        this.passwords = passwords;
        this.logins = logins;
    }

    @GetMapping
    @Requires.Open
    String page(@RequestParam(name = "key", defaultValue = "") String key, Model model, HttpServletRequest request) {
        if (!Origin.isLoopback(request) || !first.isOpenTo(key)) {
            throw new OpsProblem(ProblemKind.NOT_FOUND);
        }
        model.addAttribute("key", key);
        return "console/first";
    }

    @PostMapping
    @Requires.Open
    String make(
            @RequestParam(name = "key", defaultValue = "") String key,
            @RequestParam("name") String name,
            @RequestParam("password") String password,
            @RequestParam("repeated") String repeated,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String page = page(key, model, request);
        Optional<String> defect = (Accounts.isName(name.strip())
                        ? Optional.<String>empty()
                        : Optional.of("account.name-wrong"))
                .or(() -> passwords.defect(password, repeated, name.strip()));
        if (defect.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("failure", defect.get());
            model.addAttribute("name", name);
            return page;
        }
        Account made = first.make(name.strip(), passwords.hash(password))
                .orElseThrow(() -> new OpsProblem(ProblemKind.NOT_FOUND));
        logins.begin(made, response);
        return "redirect:" + PagesConfiguration.ROOT;
    }
}
