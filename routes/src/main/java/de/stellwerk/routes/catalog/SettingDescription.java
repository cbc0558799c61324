package de.stellwerk.routes.catalog;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.Setting;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One setting of an adapter, for the console and the handbook; taken from the same record that the hub checks against.
 *
 * @param name as it is written in a target file
 * @param type in words: text, address, secret by reference …
 * @param purpose one English sentence
 * @param required whether the file must name it
 * @param fallback what holds when the file does not; empty when there is nothing then
 * @param pattern what the written value must match, if there is such a rule
 */
public record SettingDescription(
        String name,
        String type,
        String purpose,
        boolean required,
        Optional<String> fallback,
        Optional<String> pattern) {

    static List<SettingDescription> of(Class<? extends Record> settings) {
        return Arrays.stream(settings.getRecordComponents())
                .map(SettingDescription::of)
                .toList();
    }

    private static SettingDescription of(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        boolean required = setting.fallback().equals(Setting.REQUIRED);
        return new SettingDescription(
                SettingName.of(component),
                type(component.getType()),
                setting.value(),
                required,
                given(required ? "" : setting.fallback()),
                given(setting.pattern()));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @SuppressWarnings("unchecked")
    private static String type(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + String.join(", ", Rules.words((Class<? extends Enum<?>>) type));
        }
        return WORDS.get(type);
    }

    private static final Map<Class<?>, String> WORDS = Map.of(
            String.class, "text",
            boolean.class, "true or false",
            int.class, "whole number",
            URI.class, "address",
            Path.class, "path",
            Duration.class, "time such as 30s, 5m, 1h",
            Secret.class, "secret by reference: env:NAME or file:/absolute/path",
            Map.class, "texts by name");

    static boolean knows(Class<?> type) {
        return type.isEnum() || WORDS.containsKey(type);
    }
}
