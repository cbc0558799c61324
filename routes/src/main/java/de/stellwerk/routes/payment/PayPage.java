package de.stellwerk.routes.payment;

import de.stellwerk.routes.ledger.PaymentAttempts;
import de.stellwerk.routes.ledger.PaymentAttempts.Asked;
import de.stellwerk.routes.ledger.Payments;
import de.stellwerk.routes.ledger.Payments.PaymentView;
import de.stellwerk.routes.ledger.Submissions;
import de.stellwerk.routes.ledger.Submissions.Heading;
import de.stellwerk.routes.payment.Opening.Opened;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where an applicant's browser pays. Looking at the page opens nothing, so that whoever fetches addresses in advance does no harm;
 * its one button opens the payment and leads to the provider, and from there back to the portal.
 */
@RestController
final class PayPage {

    private static final String SEE_OTHER_SOON = "5";

    /** Browsers hold a form to this also where the answer leads on, which is the provider's business and nobody's before. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final PayPages pages;
    private final Payments payments;
    private final Submissions submissions;
    private final Opening opening;
    private final Asking asking;
    private final PaymentAttempts attempts;

    PayPage(
            PayPages pages,
            Payments payments,
            Submissions submissions,
            Opening opening,
            Asking asking,
            PaymentAttempts attempts) {
        this.pages = pages;
        this.payments = payments;
        this.submissions = submissions;
        this.opening = opening;
        this.asking = asking;
        this.attempts = attempts;
    }

    @GetMapping(path = "/pay/pay.css", produces = "text/css")
    ResponseEntity<Resource> style() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(new ClassPathResource("pay.css", PayPage.class));
    }

    @GetMapping(PayPages.PAGE + "{token}")
    ResponseEntity<String> look(@PathVariable String token, HttpServletRequest request) {
        PayHtml html = PayHtml.preferredBy(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return pages.submission(token)
                .map(submission -> page(submission, html, 200))
                .orElseGet(() -> answer(404, html.unknown()));
    }

    @PostMapping(PayPages.PAGE + "{token}")
    ResponseEntity<String> pay(@PathVariable String token, HttpServletRequest request) {
        PayHtml html = PayHtml.preferredBy(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return pages.submission(token)
                .map(submission -> pay(submission, html))
                .orElseGet(() -> answer(404, html.unknown()));
    }

    private ResponseEntity<String> pay(UUID submission, PayHtml html) {
        Opened opened = opening.open(submission);
        if (opened instanceof Opened.At at) {
            return seeOther(at.payPage());
        }
        return opened instanceof Opened.Later
                ? page(submission, html.sayingThatItIsLater(), 503)
                : page(submission, html, 200);
    }

    /** The provider is done with the browser; whether it was paid, the provider is asked itself. */
    @GetMapping(PayPages.RETURN + "{token}")
    ResponseEntity<String> back(@PathVariable String token, HttpServletRequest request) {
        PayHtml html = PayHtml.preferredBy(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Optional<UUID> submission = pages.attempt(token).flatMap(attempt -> {
            asking.cameBack(attempt);
            return attempts.find(attempt).map(Asked::submission);
        });
        return submission
                .map(id -> submissions
                        .heading(id)
                        .flatMap(Heading::returnUrl)
                        .map(PayPage::seeOther)
                        .orElseGet(() -> page(id, html, 200)))
                .orElseGet(() -> answer(404, html.unknown()));
    }

    private ResponseEntity<String> page(UUID submission, PayHtml html, int status) {
        Optional<PaymentView> payment = payments.of(submission);
        Optional<Heading> heading = submissions.heading(submission);
        return payment.isPresent() && heading.isPresent()
                ? answer(status, html.of(heading.get(), payment.get()))
                : answer(404, html.unknown());
    }

    private static ResponseEntity<String> seeOther(URI where) {
        return ResponseEntity.status(303)
                .location(where)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static ResponseEntity<String> answer(int status, String html) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex");
        return (status == 503 ? answer.header(HttpHeaders.RETRY_AFTER, SEE_OTHER_SOON) : answer).body(html);
    }
}
