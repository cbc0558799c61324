package de.stellwerk.routes.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import de.stellwerk.routes.ledger.Uploads;
import de.stellwerk.routes.ledger.Vault;
import de.stellwerk.routes.payment.PaymentDocuments;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets in what came on another way than HTTP, with the answers that HTTP would have given. What it returns is settled in the
 * ledger, or nothing of it is.
 */
@Component
final class Arriving {

    private static final Set<Problem> OURS = Set.of(Problem.UNAVAILABLE, Problem.TOO_MANY_REQUESTS, Problem.INTERNAL);

    private final Entrance entrance;
    private final ProblemAnswers problems;
    private final Uploads uploads;
    private final Vault vault;
    private final PaymentDocuments payments;
    private final JsonMapper json;

    Arriving(
            Entrance entrance,
            ProblemAnswers problems,
            Uploads uploads,
            Vault vault,
            PaymentDocuments payments,
            JsonMapper json) {
        this.payments = payments;
        this.entrance = entrance;
        this.problems = problems;
        this.uploads = uploads;
        this.vault = vault;
        this.json = json;
    }

    /** What became of it. */
    sealed interface Outcome {}

    /** Stored, now or before. */
    record Stored(Answer.Accepted answer) implements Outcome {}

    /** The portal has to mend it. */
    record Refused(Refusal refusal) implements Outcome {}

    /** The hub cannot store anything now; nobody has to mend anything. */
    record Later() implements Outcome {}

    /** @throws RuntimeException for a fault of our own */
    Outcome take(String portal, Content content) {
        try {
            return new Stored((Answer.Accepted) entrance.admit(call(portal, content)));
        } catch (Refusal refusal) {
            return OURS.contains(refusal.problem()) ? new Later() : new Refused(refusal);
        } catch (DataIntegrityViolationException e) {
            throw e;
        } catch (DataAccessException | TransactionException e) {
            return new Later();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof SQLException) {
                return new Later();
            }
            throw e;
        }
    }

    /** The document that HTTP gives with 202. */
    byte[] document(Stored stored) {
        return json.writeValueAsBytes(SubmissionsController.AcceptedDocument.of(
                stored.answer(), payments.of(stored.answer().id())));
    }

    /** The {@link ProblemDocument}, in German, for nobody has said what he prefers. */
    byte[] document(Refused refused) {
        return json.writeValueAsBytes(problems.document(refused.refusal(), Texts.preferredBy(null)));
    }

    private Call call(String portal, Content content) {
        Vault.Key key = vault.newKey(UuidCreator.getTimeOrderedEpoch());
        return new Call(
                new Sender.Known(portal),
                content,
                false,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                new Staging.InLedger(uploads, key));
    }
}
