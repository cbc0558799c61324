package de.stellwerk.routes.catalog;

import java.lang.reflect.RecordComponent;
import java.util.Locale;

/** How a component of a settings record is written in a target file: {@code baseUrl} as {@code base-url}. */
final class SettingName {

    private SettingName() {}

    static String of(RecordComponent component) {
        return component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
