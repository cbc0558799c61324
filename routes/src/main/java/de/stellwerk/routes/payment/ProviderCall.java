package de.stellwerk.routes.payment;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.payment.PaymentItem;
import de.stellwerk.adapter.payment.PaymentRequest;
import de.stellwerk.adapter.payment.PaymentTransaction;
import de.stellwerk.routes.catalog.BoundTarget;
import de.stellwerk.routes.ledger.Incidents;
import de.stellwerk.routes.ledger.Owed;
import de.stellwerk.routes.ledger.PaymentAttempts;
import de.stellwerk.routes.ledger.PaymentAttempts.Intent;
import de.stellwerk.routes.ledger.PaymentDoubts;
import de.stellwerk.routes.ledger.Submissions;
import de.stellwerk.routes.payment.Opening.Opened;
import de.stellwerk.routes.telemetry.LogFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Calls a provider to open what is intended, and writes down what came of it. Tells it nothing about the applicant. */
@Component
class ProviderCall {

    private static final Logger log = LoggerFactory.getLogger(ProviderCall.class);
    private static final String PAYMENT_EXISTS = "payment-exists";

    /** What a provider is told of a payment at most. */
    private static final int LONGEST = 250;

    private final PaymentAttempts attempts;
    private final Submissions submissions;
    private final PaymentDoubts doubts;
    private final Incidents incidents;
    private final Providers providers;
    private final PayPages pages;
    private final PublicAddress address;
    private final PaymentSettings settings;

    ProviderCall(
            PaymentAttempts attempts,
            Submissions submissions,
            PaymentDoubts doubts,
            Incidents incidents,
            Providers providers,
            PayPages pages,
            PublicAddress address,
            PaymentSettings settings) {
        this.attempts = attempts;
        this.submissions = submissions;
        this.doubts = doubts;
        this.incidents = incidents;
        this.providers = providers;
        this.pages = pages;
        this.address = address;
        this.settings = settings;
    }

    /**
     * Empty when the provider knows the request and does not tell where it is paid. What the restored ledger may have forgotten is
     * opened only where the provider would have said that it knows it.
     */
    Optional<Opened> open(Intent intent) {
        try (var submission = LogFields.of(intent.submission())) {
            BoundTarget provider = providers
                    .named(intent.provider())
                    .orElseThrow(() -> new DeliveryRejected("provider-gone", "the catalogue does not know it"));
            if (!provider.recognisesRequests() && doubts.exist(intent.submission())) {
                return Optional.of(inDoubt(intent, "cannot-tell"));
            }
            PaymentTransaction opened = provider.open(request(intent));
            if (!attempts.opened(intent, opened, settings.askEvery())) {
                return Optional.of(new Opened.Later());
            }
            doubts.dispelled(intent.submission());
            incidents.answered(Incidents.PAYMENT_REFUSED, intent.submission().toString());
            incidents.answered(Incidents.PROVIDER_FAILS, intent.provider());
            log.info("Payment opened: provider={}", intent.provider());
            return Optional.of(new Opened.At(opened.redirectUrl()));
        } catch (DeliveryRejected rejected) {
            return refused(intent, rejected.code());
        } catch (DeliveryFailure failure) {
            log.warn("Payment not opened: provider={} code={}", intent.provider(), failure.code());
            attempts.givenBack(intent);
            if (failure instanceof TargetMisconfigured) {
                report(incidents, intent.provider(), failure.code());
            }
            return Optional.of(new Opened.Later());
        } catch (RuntimeException e) {
            log.error(
                    "Payment not opened: provider={} failure={}",
                    intent.provider(),
                    e.getClass().getName());
            attempts.givenBack(intent);
            report(Incidents.PAYMENT_REFUSED, intent, "internal");
            return Optional.of(new Opened.Later());
        }
    }

    /** It concerns every payment that the provider should take. */
    static void report(Incidents incidents, String provider, String code) {
        incidents.report(new Incidents.Report(
                Incidents.PROVIDER_FAILS,
                provider,
                null,
                null,
                null,
                null,
                Map.of("provider", provider, "code", code)));
    }

    private Optional<Opened> refused(Intent intent, String code) {
        if (code.equals(PAYMENT_EXISTS) && doubts.exist(intent.submission())) {
            return Optional.of(inDoubt(intent, code));
        }
        if (code.equals(PAYMENT_EXISTS)) {
            attempts.lost(intent);
            return Optional.empty();
        }
        log.warn("Payment refused: provider={} code={}", intent.provider(), code);
        attempts.refused(intent, code);
        report(Incidents.PAYMENT_REFUSED, intent, code);
        return Optional.of(new Opened.Later());
    }

    /** Its intent stays as it is, until an operator has looked. */
    private Opened inDoubt(Intent intent, String code) {
        log.warn("Payment in doubt, not opened: provider={} code={}", intent.provider(), code);
        attempts.givenBack(intent);
        report(Incidents.PAYMENT_IN_DOUBT, intent, code);
        return new Opened.Later();
    }

    private void report(String kind, Intent intent, String code) {
        submissions
                .find(intent.submission())
                .ifPresent(submission -> incidents.report(new Incidents.Report(
                        kind,
                        submission.id().toString(),
                        submission.portal(),
                        submission.tenant(),
                        submission.id(),
                        intent.id(),
                        Map.of("code", code, "provider", intent.provider()))));
    }

    private PaymentRequest request(Intent intent) {
        return new PaymentRequest(
                intent.id().toString(),
                intent.intendedAt(),
                intent.amount(),
                intent.purpose(),
                description(intent),
                pages.afterwards(intent.id()),
                address.of(Notifications.path(intent.provider())),
                items(intent.items()));
    }

    private static String description(Intent intent) {
        String names =
                String.join(", ", intent.items().stream().map(Owed.Item::name).toList());
        return names.length() <= LONGEST ? names : names.substring(0, LONGEST);
    }

    private static List<PaymentItem> items(List<Owed.Item> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> item(i + 1, items.get(i)))
                .toList();
    }

    private static PaymentItem item(int number, Owed.Item item) {
        return new PaymentItem(
                String.valueOf(number),
                item.name(),
                item.amount(),
                item.bookingText(),
                item.haushaltsstelle(),
                item.objektnummer());
    }
}
