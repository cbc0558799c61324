package de.stellwerk.routes.telemetry;

import java.util.Map;

/**
 * One target in figures.
 *
 * @param deliveries how many unfinished ones, by state
 * @param oldestDueSeconds how long the oldest due one has waited
 * @param open neither parked nor paused
 */
record TargetFigures(String name, Map<String, Long> deliveries, double oldestDueSeconds, boolean open) {}
