package de.stellwerk.console.pages;

import de.stellwerk.console.OpsProblem;
import de.stellwerk.console.ProblemKind;
import de.stellwerk.console.Texts;
import de.stellwerk.console.Violation;
import de.stellwerk.routes.ledger.UnknownCursor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Gives every page its frame, and answers what goes wrong with a page that says so. */
@ControllerAdvice(basePackageClasses = AroundEveryPage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AroundEveryPage {

    private static final Logger log = LoggerFactory.getLogger(AroundEveryPage.class);

    private final Frame.Frames frames;

    AroundEveryPage(Frame.Frames frames) {
        this.frames = frames;
    }

    @ModelAttribute
    void frame(Model model, HttpServletRequest request) {
        Frame frame = frames.of(request);
        model.addAttribute("page", frame);
        model.addAttribute("say", frame.words());
    }

    @ExceptionHandler
    ModelAndView refused(OpsProblem problem, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(problem.kind().status());
        Frame frame = frames.still(request);
        Words say = frame.words();
        Texts texts = Texts.in(Locale.forLanguageTag(say.language()));
        List<String> reasons = problem.violations().stream()
                .map(broken -> reason(broken, say).orElseGet(() -> texts.message(broken)))
                .toList();
        ModelAndView page = new ModelAndView("console/problem");
        page.addObject("page", frame);
        page.addObject("say", say);
        page.addObject(
                "title", say.known("problem." + problem.kind().word()).orElseGet(() -> texts.title(problem.kind())));
        page.addObject("reasons", reasons);
        return page;
    }

    /** Some reasons are said to people in other words than to programs. */
    private static Optional<String> reason(Violation broken, Words say) {
        return broken.rule().equals("right-missing")
                ? Optional.of(say.text(
                        "problem.right-missing",
                        say.text("right." + broken.limits().get(0))))
                : say.known("problem." + broken.rule());
    }

    @ExceptionHandler
    ModelAndView foreign(UnknownCursor cursor, HttpServletRequest request, HttpServletResponse response) {
        return refused(new OpsProblem(ProblemKind.BAD_REQUEST), request, response);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ModelAndView unreachable(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        log.warn("The ledger does not answer: {}", failure.getClass().getSimpleName());
        return refused(new OpsProblem(ProblemKind.UNAVAILABLE), request, response);
    }

    @ExceptionHandler
    ModelAndView other(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted() || failure instanceof IOException) {
            return null; // a browser that listened is gone; there is nobody to answer
        }
        if (failure instanceof ErrorResponse known) {
            return refused(
                    new OpsProblem(ProblemKind.ofStatus(known.getStatusCode().value())), request, response);
        }
        log.error(
                "A page failed for a reason of our own: {}", failure.getClass().getName());
        return refused(new OpsProblem(ProblemKind.INTERNAL), request, response);
    }
}
