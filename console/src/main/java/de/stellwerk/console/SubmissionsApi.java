package de.stellwerk.console;

import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.Disclosures;
import de.stellwerk.routes.ledger.Payments;
import de.stellwerk.routes.ledger.SubmissionSearch;
import de.stellwerk.routes.ledger.Submissions.Submission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Submissions: what became of them for everybody, what is in them for whoever has a reason. */
@RestController
@RequestMapping(ConsoleConfiguration.ROOT + "/submissions")
final class SubmissionsApi {

    private final SubmissionSearch search;
    private final Disclosures disclosures;
    private final Payments payments;

    SubmissionsApi(SubmissionSearch search, Disclosures disclosures, Payments payments) {
        this.payments = payments;
        this.search = search;
        this.disclosures = disclosures;
    }

    record Hits(List<SubmissionSearch.Hit> items) {}

    @GetMapping
    @Requires(Right.METADATA)
    Hits find(Operator operator, HttpServletRequest request) {
        Inputs query = Inputs.ofQuery(request);
        String key = query.requiredText("key", 1, 200);
        query.end();
        return new Hits(search.byKey(operator.scope(), key));
    }

    @GetMapping("/{id}")
    @Requires(Right.METADATA)
    Submission one(Operator operator, @PathVariable("id") String id) {
        return search.find(operator.scope(), Answers.id(id)).orElseThrow(Answers::notFound);
    }

    /** What it costs, how far paying has come, and when the provider is asked next. */
    @GetMapping("/{id}/payment")
    @Requires(Right.METADATA)
    Payments.PaymentView payment(Operator operator, @PathVariable("id") String id) {
        return search.find(operator.scope(), Answers.id(id))
                .flatMap(found -> payments.of(found.id()))
                .orElseThrow(Answers::notFound);
    }

    @PostMapping("/{id}/payload")
    @Requires(Right.PAYLOAD)
    Disclosures.Payload payload(Operator operator, @PathVariable("id") String id, HttpServletRequest request)
            throws IOException {
        Act act = Answers.onlyReason(operator, request);
        return Answers.shown(disclosures.payload(act, Answers.id(id)));
    }

    /** Always as bytes to be saved, whatever the portal called them: nothing is to be opened in a browser. */
    @PostMapping("/{id}/attachments/{attachment}")
    @Requires(Right.PAYLOAD)
    ResponseEntity<Resource> attachment(
            Operator operator,
            @PathVariable("id") String id,
            @PathVariable("attachment") String attachment,
            HttpServletRequest request)
            throws IOException {
        Act act = Answers.onlyReason(operator, request);
        Disclosures.OpenedAttachment opened =
                Answers.shown(disclosures.attachment(act, Answers.id(id), Answers.id(attachment)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(opened.facts().size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(opened.facts().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(opened.bytes()));
    }
}
