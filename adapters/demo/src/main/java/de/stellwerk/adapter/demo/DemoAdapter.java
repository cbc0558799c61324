package de.stellwerk.adapter.demo;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import de.stellwerk.adapter.Steps.Found;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import java.io.IOException;

/** Behaves as its settings say and, if asked, keeps a ledger of its effects outside the hub. */
@AdapterKind("demo")
public final class DemoAdapter implements Adapter<DemoSettings> {

    @Override
    public Receipt deliver(Delivery delivery, Steps steps, DemoSettings settings) throws DeliveryFailure {
        return steps.once("accept", () -> find(delivery, settings), () -> act(delivery, settings));
    }

    @Override
    public void check(DemoSettings settings) throws DeliveryFailure {
        reach(settings);
    }

    @Override
    public boolean takesMessages() {
        return true;
    }

    @Override
    public boolean recognisesRepeats(DemoSettings settings) {
        return settings.recognisesRepeats();
    }

    private static void reach(DemoSettings settings) throws DeliveryFailure {
        switch (settings.behaviour()) {
            case UNAVAILABLE -> throw unavailable();
            case MISCONFIGURED -> throw misconfigured();
            case ACCEPT, REFUSE, CRASH, HANG, SWALLOW -> {}
        }
    }

    private static Found find(Delivery delivery, DemoSettings settings) throws DeliveryFailure {
        reach(settings);
        if (settings.ledger() == null) {
            return Found.CANNOT_TELL;
        }
        return holds(delivery, settings) ? Found.there(receipt(delivery)) : Found.NOT_THERE;
    }

    private static Receipt act(Delivery delivery, DemoSettings settings) throws DeliveryFailure {
        return switch (settings.behaviour()) {
            case ACCEPT -> work(delivery, settings);
            case REFUSE -> throw new DeliveryRejected("demo-refused", "the demo target refuses everything");
            case UNAVAILABLE -> throw unavailable();
            case MISCONFIGURED -> throw misconfigured();
            case CRASH -> throw new IllegalStateException("the demo adapter crashes");
            case HANG -> hang(settings);
            case SWALLOW -> {
                work(delivery, settings);
                throw new OutcomeUnknown("demo-swallowed", "the demo target lost its answer");
            }
        };
    }

    private static Receipt work(Delivery delivery, DemoSettings settings) throws DeliveryFailure {
        Receipt receipt = receipt(delivery);
        if (settings.ledger() == null || settings.recognisesRepeats() && holds(delivery, settings)) {
            return receipt;
        }
        try {
            new DemoLedger(settings.ledger()).note(delivery.idempotencyKey(), number(delivery));
            return receipt;
        } catch (IOException e) {
            throw new OutcomeUnknown("demo-ledger", e.toString(), e);
        }
    }

    private static boolean holds(Delivery delivery, DemoSettings settings) throws TargetUnavailable {
        try {
            return new DemoLedger(settings.ledger()).holds(delivery.idempotencyKey());
        } catch (IOException e) {
            throw new TargetUnavailable("demo-ledger", e.toString(), null, e);
        }
    }

    private static Receipt hang(DemoSettings settings) throws OutcomeUnknown {
        try {
            Thread.sleep(settings.patience().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new OutcomeUnknown("timeout", "no answer within " + settings.patience());
    }

    private static Receipt receipt(Delivery delivery) {
        return Receipt.of(Receipt.VORGANGSNUMMER, number(delivery));
    }

    private static String number(Delivery delivery) {
        return "DEMO-" + delivery.idempotencyKey();
    }

    private static TargetUnavailable unavailable() {
        return new TargetUnavailable("demo-unavailable", "the demo target is not there");
    }

    private static TargetMisconfigured misconfigured() {
        return new TargetMisconfigured("demo-misconfigured", "the demo target does not know these credentials");
    }
}
