package de.stellwerk.adapter.testkit;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Setting;
import de.stellwerk.adapter.Steps;
import de.stellwerk.adapter.Steps.Found;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** An adapter and its target in memory, with one mistake or none: what the contract must see. */
final class Planted implements TargetUnderTest<Planted.Settings> {

    private final List<Effect> there = new CopyOnWriteArrayList<>();
    private final Mistake mistake;

    Planted(Mistake mistake) {
        this.mistake = mistake;
    }

    enum Mistake {
        NONE,
        FINDS_NOTHING,
        ACTS_OUTSIDE_A_STEP,
        FORGETS_THE_KEY,
        SAME_RECEIPT_FOR_ALL,
        CALLS_AN_OUTAGE_A_REJECTION,
        CALLS_WRONG_SETTINGS_AN_OUTAGE,
        CALLS_A_LOST_ANSWER_AN_OUTAGE,
        RETRIES_BY_ITSELF,
        CHECKS_BY_DOING
    }

    record Settings(@Setting("What is wrong, if anything") Fault fault) {}

    Adapter<Settings> adapter() {
        return new MemoryAdapter(this);
    }

    @Override
    public Settings settings() {
        return new Settings(null);
    }

    @Override
    public List<Effect> effects() {
        return List.copyOf(there);
    }

    @Override
    public Set<Fault> faults() {
        return EnumSet.complementOf(EnumSet.of(Fault.HANGS));
    }

    @Override
    public Settings broken(Fault fault) {
        return new Settings(fault);
    }

    @Override
    public void mend() {
        // faults are settings here
    }

    @AdapterKind("planted")
    private record MemoryAdapter(Planted target) implements Adapter<Settings> {

        @Override
        public Receipt deliver(Delivery delivery, Steps steps, Settings settings) throws DeliveryFailure {
            if (has(Mistake.ACTS_OUTSIDE_A_STEP)) {
                work(delivery, "stray");
            }
            return steps.once("work", () -> find(delivery), () -> act(delivery, settings));
        }

        @Override
        public void check(Settings settings) throws DeliveryFailure {
            if (has(Mistake.CHECKS_BY_DOING)) {
                target.there.add(new Effect("check", "work"));
            }
            reach(settings.fault());
        }

        private Found find(Delivery delivery) {
            boolean done = target.there.contains(new Effect(delivery.idempotencyKey(), "work"));
            return done && !has(Mistake.FINDS_NOTHING) ? Found.there(receipt(delivery)) : Found.NOT_THERE;
        }

        private Receipt act(Delivery delivery, Settings settings) throws DeliveryFailure {
            reach(settings.fault());
            if (settings.fault() == Fault.REFUSES) {
                throw new DeliveryRejected("refused", "");
            }
            work(delivery, "work");
            if (settings.fault() == Fault.SWALLOWS_ANSWER) {
                lost(delivery);
            }
            return receipt(delivery);
        }

        private void lost(Delivery delivery) throws DeliveryFailure {
            if (has(Mistake.RETRIES_BY_ITSELF)) {
                work(delivery, "work");
            }
            if (has(Mistake.CALLS_A_LOST_ANSWER_AN_OUTAGE)) {
                throw new TargetUnavailable("lost", "");
            }
            throw new OutcomeUnknown("lost", "");
        }

        private void reach(Fault fault) throws DeliveryFailure {
            if (fault == Fault.DOWN && has(Mistake.CALLS_AN_OUTAGE_A_REJECTION)) {
                throw new DeliveryRejected("down", "");
            }
            if (fault == Fault.DOWN || fault == Fault.MISCONFIGURED && has(Mistake.CALLS_WRONG_SETTINGS_AN_OUTAGE)) {
                throw new TargetUnavailable("down", "");
            }
            if (fault == Fault.MISCONFIGURED) {
                throw new TargetMisconfigured("stranger", "");
            }
        }

        private void work(Delivery delivery, String what) {
            String key = has(Mistake.FORGETS_THE_KEY) ? "unknown" : delivery.idempotencyKey();
            target.there.add(new Effect(key, what));
        }

        private Receipt receipt(Delivery delivery) {
            return Receipt.of("number", has(Mistake.SAME_RECEIPT_FOR_ALL) ? "7" : delivery.idempotencyKey());
        }

        private boolean has(Mistake mistake) {
            return target.mistake == mistake;
        }
    }
}
