package de.stellwerk.console.pages;

import de.stellwerk.console.OpsProblem;
import de.stellwerk.console.ProblemKind;
import de.stellwerk.console.Requires;
import de.stellwerk.routes.ledger.OperatorAccounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in and out. */
@Controller
@RequestMapping(PagesConfiguration.ROOT)
final class LoginPage {

    private final Logins logins;
    private final OperatorAccounts accounts;

    LoginPage(Logins logins, OperatorAccounts accounts) {
        this.logins = logins;
        this.accounts = accounts;
    }

    @GetMapping("/login")
    @Requires.Open
    String login(@RequestParam(name = "to", defaultValue = "") String to, Model model) {
        model.addAttribute("to", ours(to));
        model.addAttribute("noAccount", accounts.none());
        return "console/login";
    }

    @PostMapping("/login")
    @Requires.Open
    String logIn(
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "to", defaultValue = "") String to,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Logins.Outcome outcome = logins.logIn(name.strip(), password, request, response);
        if (outcome == Logins.Outcome.IN) {
            return "redirect:" + ours(to);
        }
        response.setStatus(outcome == Logins.Outcome.TOO_MANY ? 429 : HttpServletResponse.SC_UNAUTHORIZED);
        model.addAttribute("failure", outcome == Logins.Outcome.TOO_MANY ? "login.too-many" : "login.wrong");
        model.addAttribute("name", name);
        return login(to, model);
    }

    /** Nobody is sent to another site. */
    private static String ours(String to) {
        return to.matches(PagesConfiguration.ROOT + "([/?][\\x21-\\x7e]*)?") ? to : PagesConfiguration.ROOT;
    }

    @PostMapping("/logout")
    @Requires.Login
    String logOut(HttpServletRequest request, HttpServletResponse response) {
        logins.logOut(request, response);
        return "redirect:" + PagesConfiguration.ROOT + "/login";
    }

    @PostMapping("/language")
    @Requires.Login
    String speak(Visitor visitor, @RequestParam("language") String language, @RequestParam("to") String to) {
        if (!language.matches("de|en")) {
            throw new OpsProblem(ProblemKind.BAD_REQUEST);
        }
        accounts.speak(visitor.account().id(), language);
        return "redirect:" + ours(to);
    }

    /** Whatever else begins like a page. */
    @RequestMapping("/**")
    @Requires.Login
    String nothing() {
        throw new OpsProblem(ProblemKind.NOT_FOUND);
    }
}
