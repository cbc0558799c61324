package de.stellwerk.benchmarks.faults.outside;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The ledgers, and what the hub says, as a faultless hub would leave them; to plant a fault in. */
final class Honest {

    private static final long SUBMISSIONS = 400;
    private static final String AT = "2026-11-27T09:00:00Z";

    final Plan plan = new Plan(11);
    final List<Acknowledged> acknowledged = new ArrayList<>();
    final List<Restored> restorations = new ArrayList<>();
    final List<Oddity> oddities = new ArrayList<>();
    final List<PageSeen> pages = new ArrayList<>();
    final List<Ordered> orders = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    final List<Money> money = new ArrayList<>();
    final Map<String, HubSays> hub = new HashMap<>();

    static Honest world() {
        Honest world = new Honest();
        LongStream.range(0, SUBMISSIONS)
                .mapToObj(world.plan::of)
                .filter(Planned::isValid)
                .forEach(world::add);
        return world;
    }

    private void add(Planned planned) {
        acknowledged.add(acknowledgement(planned, id(planned)));
        if (planned.treatment() == Treatment.AGAIN) {
            acknowledged.add(acknowledgement(planned, id(planned)));
        }
        if (planned.isDelivered()) {
            planned.targets().forEach(target -> effects.add(effect(planned, target, effects.size() + 1, Effect.DONE)));
        }
        switch (planned.paying()) {
            case NOTHING, NEVER -> {}
            case PAYS, PAYS_IN_MANY_TABS -> pay(planned, fee(planned));
            case WRONG_AMOUNT -> {
                pay(planned, "1.00");
                orders.add(new Ordered(Ordered.DELIVER_NOW, id(planned), "", AT));
            }
            case CANCELS -> cancel(planned);
            case CANCELS_THEN_PAYS -> {
                cancel(planned);
                pay(planned, fee(planned));
            }
        }
        hub.put(id(planned), says(planned));
    }

    static Acknowledged acknowledgement(Planned planned, String id) {
        return new Acknowledged(planned.number(), planned.reference(), id, AT, "content", "proof", AT);
    }

    static String id(Planned planned) {
        return "id-" + planned.number();
    }

    static String key(Planned planned, String target) {
        return "key-" + planned.number() + "-" + target;
    }

    static Effect effect(Planned planned, String target, long number, String kind) {
        return new Effect(
                number,
                kind,
                target,
                planned.authority().ars(),
                key(planned, target),
                planned.portal().id(),
                planned.reference(),
                planned.caseReference(),
                planned.facts().hash(),
                "content",
                true,
                planned.files(),
                AT);
    }

    void pay(Planned planned, String amount) {
        String transaction = "tx-" + pages.size();
        pages.add(new PageSeen(planned.number(), planned.reference(), transaction, "paid", AT));
        money.add(paid(transaction, amount));
    }

    private void cancel(Planned planned) {
        pages.add(
                new PageSeen(planned.number(), planned.reference(), "tx-" + planned.number() + "-c", "cancelled", AT));
    }

    static Money paid(String transaction, String amount) {
        return new Money(Money.PAID, "kasse", transaction, "request", "purpose", amount, AT);
    }

    private static String fee(Planned planned) {
        return Offer.fee(planned.plates()).toPlainString();
    }

    static HubSays says(Planned planned) {
        String state = planned.isDelivered() ? HubSays.DELIVERED : "waiting";
        return new HubSays(
                id(planned),
                planned.reference(),
                state,
                payment(planned),
                planned.isPaid() ? fee(planned) : "",
                planned.offer().roles().stream()
                        .map(role -> delivery(planned, role, state))
                        .toList());
    }

    private static String payment(Planned planned) {
        if (planned.isPaid()) {
            return planned.paying().state();
        }
        return planned.offer() == Offer.INVOICE ? "invoice" : "";
    }

    private static HubSays.Delivery delivery(Planned planned, String role, String state) {
        String target = planned.authority().target(role);
        return new HubSays.Delivery(
                role, state, planned.isDelivered() ? Sink.address(target, key(planned, target)) : "");
    }

    /** The first of the plan like this. */
    Planned a(Predicate<Planned> wanted) {
        return LongStream.range(0, SUBMISSIONS)
                .mapToObj(plan::of)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /** One that is free of charge, of no case, and has an attachment. */
    Planned aFreeOne() {
        return a(planned -> planned.isValid()
                && planned.offer() == Offer.FREE
                && planned.caseReference() == null
                && !planned.attachments().isEmpty());
    }

    Planned aPaidOne() {
        return a(planned -> planned.isValid() && planned.paying() == Paying.PAYS);
    }

    /** The place of its effect at its first target. */
    int effectOf(Planned planned) {
        String target = planned.targets().get(0);
        for (int i = 0; i < effects.size(); i++) {
            Effect effect = effects.get(i);
            if (effect.reference().equals(planned.reference())
                    && effect.target().equals(target)) {
                return i;
            }
        }
        throw new IllegalArgumentException("it has no effect");
    }

    void says(Planned planned, String state, String payment, String amount, String deliveries) {
        hub.put(
                id(planned),
                new HubSays(
                        id(planned),
                        planned.reference(),
                        state,
                        payment,
                        amount,
                        planned.offer().roles().stream()
                                .map(role -> delivery(planned, role, deliveries))
                                .toList()));
    }

    Figures figures() {
        return new Balance(plan, new Ledgers(acknowledged, restorations, oddities, pages, orders, effects, money), hub)
                .figures(hub.size(), 0);
    }

    /** The figures that are not zero. */
    Set<Figure> wrong() {
        return figures().findings().stream().map(Finding::figure).collect(Collectors.toSet());
    }

    static BigDecimal amount(Planned planned) {
        return Offer.fee(planned.plates());
    }
}
