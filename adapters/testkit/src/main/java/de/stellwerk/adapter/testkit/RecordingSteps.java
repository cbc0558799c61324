package de.stellwerk.adapter.testkit;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of one delivery over all its attempts, in memory, with the rules of the hub's ledger: a recorded step is never
 * run again; after an attempt that ended in a crash or with an unknown outcome the first unrecorded step is looked for. Not
 * for several threads.
 */
public final class RecordingSteps implements Steps {

    private final boolean recognisesRepeats;
    private final Map<String, Receipt> recorded = new LinkedHashMap<>();
    private final List<String> acted = new ArrayList<>();
    private boolean doubtful;
    private int crashAfter;

    private RecordingSteps(boolean recognisesRepeats) {
        this.recognisesRepeats = recognisesRepeats;
    }

    /** Steps towards a target that does not recognise a repeated key. */
    public static RecordingSteps forgetful() {
        return new RecordingSteps(false);
    }

    /** Steps towards a target that does as the adapter says ({@link de.stellwerk.adapter.Adapter#recognisesRepeats}). */
    public static RecordingSteps towards(boolean recognisesRepeats) {
        return new RecordingSteps(recognisesRepeats);
    }

    /** The nth act from the first attempt on (1 is the first) is done, then {@link HubCrashed} is thrown and nothing recorded. */
    public void crashAfterAct(int nth) {
        crashAfter = nth;
    }

    /** The names of the steps with a recorded receipt, in the order in which they were done. */
    public List<String> recorded() {
        return List.copyOf(recorded.keySet());
    }

    /** The names of the steps whose act was run, once for each time. */
    public List<String> acted() {
        return List.copyOf(acted);
    }

    @Override
    public Receipt once(String name, Find find, Act act) throws DeliveryFailure {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a step's name has lower-case letters, digits and hyphens");
        }
        Receipt known = recorded.get(name);
        if (known != null) {
            return known;
        }
        Receipt receipt = doubtful ? lookFor(name, find, act) : act(name, act);
        doubtful = false;
        recorded.put(name, receipt);
        return receipt;
    }

    private Receipt lookFor(String name, Find find, Act act) throws DeliveryFailure {
        Found found = find.find();
        if (found instanceof Found.There there) {
            return there.receipt();
        }
        if (found instanceof Found.CannotTell && !recognisesRepeats) {
            throw new OutcomeUnknown("cannot-tell", "nobody can say whether step " + name + " was done");
        }
        return act(name, act);
    }

    private Receipt act(String name, Act act) throws DeliveryFailure {
        acted.add(name);
        doubtful = true;
        try {
            Receipt receipt = act.act();
            crashIfAsked(name);
            return receipt;
        } catch (OutcomeUnknown e) {
            throw e;
        } catch (DeliveryFailure e) {
            doubtful = false;
            throw e;
        }
    }

    private void crashIfAsked(String name) {
        if (acted.size() == crashAfter) {
            throw new HubCrashed(name);
        }
    }
}
