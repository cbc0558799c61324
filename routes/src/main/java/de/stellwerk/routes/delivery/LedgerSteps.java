package de.stellwerk.routes.delivery;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Incarnation;
import de.stellwerk.routes.ledger.Records;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The steps of one claim: recorded ones are returned, the first unrecorded one is looked for if that is in doubt, others done. After
 * the ledger was restored every step may have been done: each is looked for until one is not there.
 */
final class LedgerSteps implements Steps {

    private final Claim claim;
    private final Supplier<Map<String, Receipt>> ledger;
    private final Records records;
    private final Incarnation incarnation;
    private final Persistence persistence;
    private final boolean recognisesRepeats;
    private volatile String place = "deliver";
    private volatile boolean inDoubt;
    private volatile boolean allInDoubt;
    private volatile boolean acting;
    private volatile boolean undecidable;
    private volatile boolean over;
    private Map<String, Receipt> recorded;
    private Records.Step last;

    LedgerSteps(
            Claim claim,
            Supplier<Map<String, Receipt>> ledger,
            Records records,
            Incarnation incarnation,
            Persistence persistence,
            boolean recognisesRepeats) {
        this.claim = claim;
        this.ledger = ledger;
        this.records = records;
        this.incarnation = incarnation;
        this.persistence = persistence;
        this.recognisesRepeats = recognisesRepeats;
        this.inDoubt = claim.uncertain() || claim.restored();
        this.allInDoubt = claim.restored();
    }

    @Override
    public Receipt once(String name, Find find, Act act) throws DeliveryFailure {
        Receipt known = recorded().get(name);
        if (known != null) {
            return known;
        }
        recordLast();
        place = name;
        return inDoubt ? lookThenAct(name, find, act) : act(name, act);
    }

    private Map<String, Receipt> recorded() {
        if (recorded == null) {
            recorded = persistence.write(claim, ledger);
        }
        return recorded;
    }

    private Receipt lookThenAct(String name, Find find, Act act) throws DeliveryFailure {
        Found found = find.find();
        if (found instanceof Found.There there) {
            inDoubt = allInDoubt;
            last(new Records.Step(name, there.receipt(), true));
            return there.receipt();
        }
        if (found instanceof Found.CannotTell && !recognisesRepeats) {
            undecidable = true;
            throw new OutcomeUnknown("cannot-tell", "nobody can say whether step " + name + " has had its effect");
        }
        inDoubt = found instanceof Found.CannotTell;
        allInDoubt &= inDoubt;
        return act(name, act);
    }

    private Receipt act(String name, Act act) throws DeliveryFailure {
        if (over || !incarnation.holds(claim.incarnation())) {
            throw new Claim.Lost(claim.delivery());
        }
        acting = true;
        Receipt receipt;
        try {
            receipt = act.act();
        } catch (OutcomeUnknown unknown) {
            throw unknown;
        } catch (DeliveryFailure nothingDone) {
            acting = false;
            throw nothingDone;
        }
        last(new Records.Step(name, receipt, false));
        return receipt;
    }

    private synchronized void last(Records.Step step) {
        last = step;
    }

    /** What was done last, if nobody recorded it yet; whoever takes it does so. */
    synchronized Optional<Records.Step> takeLast() {
        Optional<Records.Step> taken = Optional.ofNullable(last);
        last = null;
        return taken;
    }

    /** Writes down what was done last, because something else than the end of the delivery follows. */
    void recordLast() {
        takeLast().ifPresent(step -> {
            persistence.write(claim, () -> {
                records.step(claim, step);
                return step;
            });
            acting = false;
            inDoubt = allInDoubt;
        });
    }

    /** The claim is being given up: from now on no effect may begin, whatever the adapter still does. */
    void end() {
        over = true;
    }

    /** The step that was begun last. */
    String place() {
        return place;
    }

    /** Whether an effect may have happened that is not recorded. */
    boolean inDoubt() {
        return inDoubt || acting;
    }

    /** Whether the target was asked and nobody can say if the effect happened. */
    boolean undecidable() {
        return undecidable;
    }
}
