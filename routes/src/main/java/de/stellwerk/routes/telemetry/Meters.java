package de.stellwerk.routes.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Everything the hub measures, by name. Tags hold names of the catalogue and words of the ledger, nothing of a submission.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><td>{@code stellwerk.intake}</td><td>timer: portal (of messages {@code target:} and the name), outcome (accepted, repeated, refused …)</td></tr>
 * <tr><td>{@code stellwerk.attempts}</td><td>timer: target, outcome (delivered or a class of failure)</td></tr>
 * <tr><td>{@code stellwerk.deliveries}</td><td>gauge: target, state (unfinished ones)</td></tr>
 * <tr><td>{@code stellwerk.deliveries.oldest}</td><td>gauge, seconds: target; age of the oldest that is due</td></tr>
 * <tr><td>{@code stellwerk.incidents}</td><td>gauge: kind; how many nobody has decided</td></tr>
 * <tr><td>{@code stellwerk.target.parked}</td><td>gauge: target; 1 while parked or paused</td></tr>
 * </table>
 */
@Component
public final class Meters {

    private final MeterRegistry registry;
    private final MultiGauge deliveries;
    private final MultiGauge oldest;
    private final MultiGauge parked;
    private final MultiGauge incidents;

    Meters(MeterRegistry registry) {
        this.registry = registry;
        this.deliveries = MultiGauge.builder("stellwerk.deliveries").register(registry);
        this.oldest = MultiGauge.builder("stellwerk.deliveries.oldest")
                .baseUnit("seconds")
                .register(registry);
        this.parked = MultiGauge.builder("stellwerk.target.parked").register(registry);
        this.incidents = MultiGauge.builder("stellwerk.incidents").register(registry);
    }

    /** Something a portal sent was answered. */
    public void intake(String portal, String outcome, Duration took) {
        timer("stellwerk.intake", Tags.of("portal", portal, "outcome", outcome)).record(took);
    }

    /** An attempt at a delivery ended. */
    public void attempt(String target, String outcome, Duration took) {
        timer("stellwerk.attempts", Tags.of("target", target, "outcome", outcome))
                .record(took);
    }

    private Timer timer(String name, Tags tags) {
        return Timer.builder(name).tags(tags).publishPercentileHistogram().register(registry);
    }

    /** How many incidents are open, by kind. */
    void incidents(Map<String, Long> open) {
        incidents.register(
                open.entrySet().stream()
                        .map(kind -> MultiGauge.Row.of(Tags.of("kind", kind.getKey()), kind.getValue()))
                        .toList(),
                true);
    }

    /** What the ledger says of targets now. */
    void targets(Iterable<TargetFigures> figures) {
        var byState = new java.util.ArrayList<MultiGauge.Row<?>>();
        var ages = new java.util.ArrayList<MultiGauge.Row<?>>();
        var closed = new java.util.ArrayList<MultiGauge.Row<?>>();
        for (TargetFigures target : figures) {
            target.deliveries()
                    .forEach((state, count) ->
                            byState.add(MultiGauge.Row.of(Tags.of("target", target.name(), "state", state), count)));
            ages.add(MultiGauge.Row.of(Tags.of("target", target.name()), target.oldestDueSeconds()));
            closed.add(MultiGauge.Row.of(Tags.of("target", target.name()), target.open() ? 0 : 1));
        }
        deliveries.register(byState, true);
        oldest.register(ages, true);
        parked.register(closed, true);
    }
}
