package de.stellwerk.console.pages;

import de.stellwerk.console.Passwords;
import de.stellwerk.console.Requires;
import de.stellwerk.routes.ledger.OperatorAccounts;
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

/** One's own password. */
@Controller
@RequestMapping(PagesConfiguration.ROOT + "/password")
final class PasswordPage {

    private final Logins logins;
    private final Passwords passwords;
    private final OperatorAccounts accounts;

    PasswordPage(Logins logins, Passwords passwords, OperatorAccounts accounts) {
        this.logins = logins;
        this.passwords = passwords;
        this.accounts = accounts;
    }

    @GetMapping
    @Requires.Login
    String page(Visitor visitor, Model model) {
        model.addAttribute("must", visitor.account().mustChange());
        return "console/password";
    }

    /** Ends all sessions of the account and begins a new one here. */
    @PostMapping
    @Requires.Login
    String change(
            Visitor visitor,
            @RequestParam("old") String old,
            @RequestParam("password") String password,
            @RequestParam("repeated") String repeated,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<String> defect = passwords
                .defect(password, repeated, visitor.account().name())
                .or(() -> old.equals(password) ? Optional.of("password.same") : Optional.empty())
                .or(() -> logins.knowsPassword(visitor, old, request)
                        ? Optional.empty()
                        : Optional.of("password.old-wrong"));
        if (defect.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("failure", defect.get());
            return page(visitor, model);
        }
        accounts.setPassword(visitor.acting("own password"), visitor.account().id(), passwords.hash(password), false);
        logins.begin(visitor.account(), response);
        return "redirect:" + PagesConfiguration.ROOT;
    }
}
