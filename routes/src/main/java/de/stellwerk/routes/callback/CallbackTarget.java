package de.stellwerk.routes.callback;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.adapter.web.HttpFailures;
import de.stellwerk.adapter.web.Intent;
import de.stellwerk.routes.catalog.Callback;
import de.stellwerk.routes.delivery.AttachedTarget;
import de.stellwerk.routes.failure.RetrySettings;
import de.stellwerk.routes.ledger.StatusDeliveries;
import de.stellwerk.routes.ledger.Submissions.Submission;
import de.stellwerk.routes.status.SubmissionStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpOptions;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * A portal as a target: it is told the newest state of a submission, and any 2xx is its receipt. It is told again after an unknown
 * outcome: it knows the event by its id and sequence.
 */
record CallbackTarget(
        Callback callback,
        StatusDeliveries ledger,
        Function<Submission, SubmissionStatus> documents,
        GuardedCalls calls,
        JsonMapper json)
        implements AttachedTarget {

    private static final ContentType TYPE = ContentType.create("application/json");
    private static final int PER_SECOND = 100;
    private static final int DRAIN_PER_SECOND = 25;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** These speak of the address, whatever is sent there. */
    private static final Set<Integer> NOT_THERE = Set.of(404, 405, 410);

    private static final int NOT_IMPLEMENTED = 501;

    @Override
    public String name() {
        return callback.target();
    }

    /** A portal is told of its test submissions, too. */
    @Override
    public boolean production() {
        return false;
    }

    @Override
    public int concurrency() {
        return callback.concurrency();
    }

    @Override
    public int perSecond() {
        return PER_SECOND;
    }

    @Override
    public int drainPerSecond() {
        return DRAIN_PER_SECOND;
    }

    @Override
    public RetrySettings retry() {
        return new RetrySettings(callback.attempts(), FIRST_PAUSE, LONGEST_PAUSE);
    }

    @Override
    public boolean recognisesRepeats() {
        return true;
    }

    /** A portal is told of messages as of submissions. */
    @Override
    public boolean takesMessages() {
        return true;
    }

    @Override
    public Receipt deliver(Delivery delivery, Steps steps) throws DeliveryFailure {
        StatusDeliveries.News news =
                ledger.news(UUID.fromString(delivery.submissionId())).orElseThrow();
        byte[] body = Notification.of(news, documents.apply(news.submission()), json);
        GuardedCalls.Answer answer = send(signed(body), Intent.WRITE);
        if (answer.status() / 100 != 2) {
            throw refusal(answer);
        }
        return new Receipt(Map.of("event", news.event().id().toString(), "sequence", Long.toString(news.sequence())));
    }

    private HttpPost signed(byte[] body) throws TargetMisconfigured {
        long now = Instant.now().getEpochSecond();
        HttpPost post = new HttpPost(callback.url());
        post.setHeader("callback-timestamp", Long.toString(now));
        post.setHeader("callback-authentication", Signature.of(callback.secret().reveal(), now, body));
        post.setEntity(new ByteArrayEntity(body, TYPE));
        return post;
    }

    private static DeliveryFailure refusal(GuardedCalls.Answer answer) {
        return NOT_THERE.contains(answer.status())
                ? new TargetMisconfigured("http-" + answer.status(), "nobody takes notifications at this address")
                : HttpFailures.ofStatus(answer.status(), answer.retryAfter(), "", Intent.WRITE);
    }

    /** Asks with OPTIONS, which changes nothing; only an answer that speaks of an outage is held against the portal. */
    @Override
    public void check() throws DeliveryFailure {
        callback.secret().reveal();
        GuardedCalls.Answer answer = send(new HttpOptions(callback.url()), Intent.READ);
        boolean away = answer.status() == 408
                || answer.status() == 429
                || answer.status() / 100 == 5 && answer.status() != NOT_IMPLEMENTED;
        if (away) {
            throw HttpFailures.ofStatus(answer.status(), answer.retryAfter(), "", Intent.READ);
        }
    }

    private GuardedCalls.Answer send(HttpUriRequestBase request, Intent intent) throws DeliveryFailure {
        try {
            return calls.send(request, callback.privateNetwork());
        } catch (CheckedNames.AddressRefused e) {
            throw new TargetMisconfigured("address-refused", e.getMessage(), e);
        } catch (ConnectTimeoutException e) {
            throw new TargetUnavailable("connect-timeout", e.toString(), null, e);
        } catch (IOException e) {
            throw HttpFailures.of(e, intent);
        }
    }

    /** Nothing of the application is sent. */
    @Override
    public byte[] payload(byte[] antrag) {
        throw new UnsupportedOperationException("a portal is not sent the application it handed in");
    }
}
