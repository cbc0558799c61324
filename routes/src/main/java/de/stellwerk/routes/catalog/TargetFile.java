package de.stellwerk.routes.catalog;

import de.stellwerk.routes.catalog.Target.Inbound;
import de.stellwerk.routes.catalog.Target.Limits;
import de.stellwerk.routes.catalog.Target.Retry;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads {@code targets/<name>/target.yml} and binds it to its adapter. */
final class TargetFile {

    private final Adapters adapters;
    private final SettingsBinder settings;

    TargetFile(Adapters adapters, SettingsBinder settings) {
        this.adapters = adapters;
        this.settings = settings;
    }

    /** The target ready to be called; nothing when it has no adapter or its settings are wrong. */
    Optional<BoundTarget> read(String name, Section file, SortedMap<String, CatalogFile> beside, String folder) {
        Target target = target(name, file);
        Optional<String> own = file.optionalText("payload", Rules.ANYTHING, "must name a file beside target.yml");
        Optional<PayloadStylesheet> payload = own.flatMap(sheet -> stylesheet(sheet, file, beside, folder));
        Section written = file.section("settings");
        file.refuseOtherKeys();
        return adapter(target, file).flatMap(adapter -> settings.bind(adapter.settings(), written)
                .map(bound -> new BoundTarget(target, adapter, bound, payload.or(adapter::payload))));
    }

    private static Target target(String name, Section file) {
        return new Target(
                name,
                file.text("name"),
                file.text("adapter", Rules.NAME, Rules.NAME_RULE),
                production(file),
                limits(file.section("limits")),
                retry(file.section("retry")),
                inbound(file));
    }

    /** Never by default: forgetting it must not let a test application through. */
    private static boolean production(Section file) {
        file.check(file.has("production"), "production", "'production' is missing");
        return file.flag("production", true);
    }

    private Optional<AttachedAdapter> adapter(Target target, Section file) {
        Optional<AttachedAdapter> adapter = adapters.of(target.adapter());
        file.check(
                adapter.isPresent() || target.adapter().isEmpty(),
                "adapter",
                "there is no adapter '" + target.adapter() + "'"
                        + Nearest.suggestion(target.adapter(), adapters.kinds()));
        return adapter;
    }

    private static Optional<PayloadStylesheet> stylesheet(
            String name, Section file, SortedMap<String, CatalogFile> beside, String folder) {
        CatalogFile found = beside.get(folder + name);
        file.check(found != null, "payload", "there is no file '" + name + "' beside target.yml");
        return Optional.ofNullable(found).map(sheet -> PayloadStylesheet.of(sheet.path(), sheet.bytes()));
    }

    private static Limits limits(Section file) {
        Limits limits = new Limits(
                file.whole("concurrency", 4, 1, 1000),
                file.whole("per-second", 50, 1, 100_000),
                file.whole("drain-per-second", 10, 1, 100_000));
        file.refuseOtherKeys();
        return limits;
    }

    /** Without the section it never answers; with it, it needs a key to be known by. */
    private static Inbound inbound(Section file) {
        Section written = file.section("inbound");
        Inbound inbound = new Inbound(
                file.has("inbound") ? PortalFile.keys(written) : List.of(),
                written.whole("per-minute", 6000, 1, 1_000_000));
        written.refuseOtherKeys();
        return inbound;
    }

    private static Retry retry(Section file) {
        Retry retry = new Retry(
                file.whole("attempts", 8, 1, 1000),
                file.parsed("first", "10s", Rules.DURATION_RULE, Rules::duration),
                file.parsed("max", "1h", Rules.DURATION_RULE, Rules::duration));
        file.check(retry.first().compareTo(retry.max()) <= 0, "max", "'max' must not be shorter than 'first'");
        file.check(retry.first().toMillis() > 0, "first", "'first' must be longer than nothing");
        file.refuseOtherKeys();
        return retry;
    }
}
