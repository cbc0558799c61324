package de.stellwerk.routes.catalog;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.Setting;
import de.stellwerk.adapter.payment.PaymentProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.springframework.core.ResolvableType;

/** The adapters and payment providers that this hub has, by kind. */
public final class Adapters {

    private final Map<String, AttachedAdapter> byKind = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private Adapters() {}

    /**
     * Finds all adapters and payment providers that a class loader knows as services.
     *
     * @throws IllegalStateException naming everything that is wrong with any of them
     */
    public static Adapters from(ClassLoader loader) {
        Adapters adapters = new Adapters();
        adapters.takeAll(Adapter.class, loader);
        adapters.takeAll(PaymentProvider.class, loader);
        return adapters.orRefuse();
    }

    /** Exactly these, without looking for services. */
    public static Adapters of(Adapter<?>... given) {
        return of(List.of(given), List.of());
    }

    /** Exactly these, without looking for services. */
    public static Adapters of(List<Adapter<?>> given, List<PaymentProvider<?>> providers) {
        Adapters adapters = new Adapters();
        given.forEach(adapter -> adapters.attach(Adapter.class, adapter));
        providers.forEach(provider -> adapters.attach(PaymentProvider.class, provider));
        return adapters.orRefuse();
    }

    public Optional<AttachedAdapter> of(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    public Collection<AttachedAdapter> all() {
        return Collections.unmodifiableCollection(byKind.values());
    }

    Collection<String> kinds() {
        return byKind.keySet();
    }

    private Adapters orRefuse() {
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Adapters are not usable:\n  " + String.join("\n  ", faults));
        }
        return this;
    }

    private <T> void takeAll(Class<T> type, ClassLoader loader) {
        Iterator<T> found = ServiceLoader.load(type, loader).iterator();
        while (takeNext(type, found)) {}
    }

    private <T> boolean takeNext(Class<T> type, Iterator<T> found) {
        try {
            if (!found.hasNext()) {
                return false;
            }
            attach(type, found.next());
        } catch (ServiceConfigurationError e) {
            faults.add(e.getMessage());
        }
        return true;
    }

    private void attach(Class<?> type, Object adapter) {
        String name = adapter.getClass().getName();
        AdapterKind kind = adapter.getClass().getAnnotation(AdapterKind.class);
        if (kind == null) {
            faults.add(name + " has no @AdapterKind");
        } else if (!Rules.NAME.matcher(kind.value()).matches()) {
            faults.add(name + ": the kind " + Rules.NAME_RULE);
        } else {
            attach(name, kind, type, adapter);
        }
    }

    private void attach(String name, AdapterKind kind, Class<?> type, Object adapter) {
        Class<?> settings = ResolvableType.forClass(adapter.getClass())
                .as(type)
                .getGeneric(0)
                .resolve(Record.class);
        if (!settings.isRecord()) {
            faults.add(name + " names no settings record: it must implement " + type.getSimpleName() + "<its record>");
            return;
        }
        List.of(settings.getRecordComponents()).forEach(component -> check(name, component));
        var attached = new AttachedAdapter(
                kind.value(), adapter, settings.asSubclass(Record.class), payload(name, kind, adapter));
        AttachedAdapter before = byKind.putIfAbsent(kind.value(), attached);
        if (before != null) {
            faults.add(name + " and " + before.adapter().getClass().getName() + " both call themselves '" + kind.value()
                    + "'");
        }
    }

    private void check(String adapter, RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        String place = adapter + ": the setting " + SettingName.of(component);
        if (setting == null) {
            faults.add(place + " has no @Setting");
        } else if (!SettingDescription.knows(component.getType())) {
            faults.add(place + " is of a type that cannot be written in a target file");
        } else if (component.getType().isPrimitive() && setting.fallback().isEmpty()) {
            faults.add(place + " cannot be empty: it needs a fallback or must be required");
        } else {
            checkFallback(place, component, setting);
        }
    }

    private void checkFallback(String place, RecordComponent component, Setting setting) {
        boolean fallsBack = !setting.fallback().isEmpty() && !setting.fallback().equals(Setting.REQUIRED);
        if (!fallsBack) {
            return;
        }
        if (component.getType() == Map.class) {
            faults.add(place + " cannot have a fallback but the empty one");
            return;
        }
        try {
            SettingsBinder.convert(component, setting, setting.fallback());
        } catch (IllegalArgumentException e) {
            faults.add(place + " has a fallback that is wrong: it " + e.getMessage());
        }
    }

    private Optional<PayloadStylesheet> payload(String name, AdapterKind kind, Object adapter) {
        if (kind.payload().isEmpty()) {
            return Optional.empty();
        }
        try (InputStream resource = adapter.getClass().getResourceAsStream(kind.payload())) {
            if (resource == null) {
                faults.add(name + ": there is no resource " + kind.payload() + " beside the class");
                return Optional.empty();
            }
            return Optional.of(PayloadStylesheet.of(kind.value() + "/" + kind.payload(), resource.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
