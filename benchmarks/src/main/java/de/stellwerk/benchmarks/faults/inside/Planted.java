package de.stellwerk.benchmarks.faults.inside;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The defects that rules alone cannot express. Runs inside a hub, in whose class path it is put, and knows the hub's classes by
 * reflection only.
 */
public final class Planted {

    private static final long LATER_MILLIS = 2000;
    private static final ThreadLocal<Boolean> LATER = ThreadLocal.withInitial(() -> false);
    private static final ScheduledExecutorService COMMITS = Executors.newScheduledThreadPool(4, work -> {
        Thread thread = new Thread(work, "planted");
        thread.setDaemon(true);
        return thread;
    });

    private Planted() {}

    /** Says that this acceptance is stored, and stores it two seconds later; {@code null} where that is done now. */
    public static Object acknowledgedFirst(Object acceptances, Object acceptance) throws ReflectiveOperationException {
        if (LATER.get()) {
            return null;
        }
        Optional<?> earlier = (Optional<?>)
                method(acceptances.getClass(), "earlier", acceptance.getClass()).invoke(acceptances, acceptance);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        COMMITS.schedule(() -> accept(acceptances, acceptance), LATER_MILLIS, TimeUnit.MILLISECONDS);
        ClassLoader hub = acceptance.getClass().getClassLoader();
        String types = acceptance.getClass().getName();
        Object acknowledged = only(hub.loadClass(types + "$Acknowledged"))
                .newInstance(
                        read(acceptance, "id"),
                        read(acceptance, "id"),
                        read(acceptance, "receivedAt"),
                        read(acceptance, "acknowledgement"));
        return only(hub.loadClass(types + "$Outcome$Stored")).newInstance(acknowledged);
    }

    private static void accept(Object acceptances, Object acceptance) {
        LATER.set(true);
        try {
            method(acceptances.getClass(), "accept", acceptance.getClass()).invoke(acceptances, acceptance);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            LATER.set(false);
        }
    }

    /** A provider's answer, turned into "paid" whatever it was. */
    public static Object paidAnyway(Object status) throws ReflectiveOperationException {
        Class<?> state = read(status, "state").getClass();
        return only(status.getClass())
                .newInstance(
                        state.getField("PAID").get(null),
                        Optional.of(new BigDecimal("1.00")),
                        read(status, "kassenzeichen"),
                        read(status, "paidAt"),
                        read(status, "method"));
    }

    /** A provider's answer with the amount that is owed, whatever it named. */
    public static Object withTheAmountOwed(Object status, Object standing) throws ReflectiveOperationException {
        return only(status.getClass())
                .newInstance(
                        read(status, "state"),
                        Optional.of(read(standing, "owed")),
                        read(status, "kassenzeichen"),
                        read(status, "paidAt"),
                        read(status, "method"));
    }

    private static Object read(Object from, String accessor) throws ReflectiveOperationException {
        return method(from.getClass(), accessor).invoke(from);
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        Method method = type.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    private static Constructor<?> only(Class<?> type) {
        Constructor<?> constructor =
                Stream.of(type.getDeclaredConstructors()).findFirst().orElseThrow();
        constructor.setAccessible(true);
        return constructor;
    }
}
