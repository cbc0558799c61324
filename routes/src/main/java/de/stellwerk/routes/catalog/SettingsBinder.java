package de.stellwerk.routes.catalog;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes an adapter's settings record of what a target file says; see {@link Setting} for the rules. */
final class SettingsBinder {

    private final Placeholders placeholders;

    SettingsBinder(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /** The record, or nothing and the defects by line, which never quote a value. */
    <S extends Record> Optional<S> bind(Class<S> type, Section written) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            Optional<Object[]> value = value(components[i], written);
            complete &= value.isPresent();
            values[i] = value.map(found -> found[0]).orElse(null);
        }
        written.refuseOtherKeys();
        return complete ? construct(type, values, written) : Optional.empty();
    }

    /** An array of one, as a setting that is not given may well be {@code null}. */
    private Optional<Object[]> value(RecordComponent component, Section written) {
        String name = SettingName.of(component);
        try {
            return Optional.of(new Object[] {read(component, name, written)});
        } catch (IllegalArgumentException e) {
            written.wrong(name, "'" + name + "' " + e.getMessage());
            return Optional.empty();
        }
    }

    private Object read(RecordComponent component, String name, Section written) {
        Setting setting = component.getAnnotation(Setting.class);
        if (component.getType() == Map.class) {
            return texts(name, written, setting);
        }
        if (written.has(name)) {
            String value = placeholders.fill(written.text(name, Pattern.compile("(?s).*"), ""));
            return convert(component, setting, value);
        }
        if (setting.fallback().equals(Setting.REQUIRED)) {
            throw new IllegalArgumentException("is missing: " + setting.value());
        }
        return setting.fallback().isEmpty() ? null : convert(component, setting, setting.fallback());
    }

    private Map<String, String> texts(String name, Section written, Setting setting) {
        if (!written.has(name) && setting.fallback().equals(Setting.REQUIRED)) {
            throw new IllegalArgumentException("is missing: " + setting.value());
        }
        Section below = written.section(name);
        Map<String, String> texts = new LinkedHashMap<>();
        below.keys().forEach(key -> {
            String value = placeholders.fill(below.text(key));
            checkPattern(setting, value);
            texts.put(key, value);
        });
        return texts;
    }

    static Object convert(RecordComponent component, Setting setting, String written) {
        checkPattern(setting, written);
        Class<?> type = component.getType();
        if (type.isEnum()) {
            return constant(type, written);
        }
        return Map.<Class<?>, java.util.function.Function<String, Object>>of(
                        String.class, text -> text,
                        boolean.class, SettingsBinder::flag,
                        int.class, SettingsBinder::whole,
                        URI.class, SettingsBinder::address,
                        Path.class, Path::of,
                        Duration.class, Rules::duration,
                        Secret.class, Secret::new)
                .get(type)
                .apply(written);
    }

    private static void checkPattern(Setting setting, String written) {
        if (!setting.pattern().isEmpty() && !written.matches(setting.pattern())) {
            throw new IllegalArgumentException("must match " + setting.pattern());
        }
    }

    @SuppressWarnings("unchecked")
    private static Object constant(Class<?> type, String written) {
        var words = Rules.words((Class<? extends Enum<?>>) type);
        if (!words.contains(written)) {
            throw new IllegalArgumentException("must be one of " + String.join(", ", words));
        }
        return type.getEnumConstants()[words.indexOf(written)];
    }

    private static Object flag(String written) {
        if (!Rules.FLAG.matcher(written).matches()) {
            throw new IllegalArgumentException("must be true or false");
        }
        return Boolean.valueOf(written);
    }

    private static Object whole(String written) {
        try {
            return Integer.valueOf(written);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number");
        }
    }

    private static Object address(String written) {
        try {
            return new URI(written);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException("must be an address");
        }
    }

    private static <S extends Record> Optional<S> construct(Class<S> type, Object[] values, Section written) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<S> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            written.wrong("", "the settings are refused: " + e.getCause().getMessage());
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the settings record " + type.getName() + " cannot be made", e);
        }
    }
}
