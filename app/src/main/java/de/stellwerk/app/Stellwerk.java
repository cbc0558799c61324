package de.stellwerk.app;

import de.stellwerk.app.demo.StartCommand;
import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * The hub. {@code start} brings up a complete demonstration around it, {@code restore} says that its ledger was restored
 * from a backup; without a command it is the plain hub, configured by
 * the properties that {@code application.yml} documents.
 */
@SpringBootApplication(scanBasePackages = "de.stellwerk")
@ConfigurationPropertiesScan("de.stellwerk")
public class Stellwerk {

    /** From this release on a virtual thread that waits inside {@code synchronized} gives its carrier back (JEP 491). */
    private static final int VIRTUAL_THREADS_NEVER_PIN = 24;

    public static void main(String[] arguments) {
        if (Usage.isAskedIn(arguments)) {
            System.out.println(Usage.TEXT);
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("start")) {
            new StartCommand(Installation.directory(), (data, hub) -> on(data).run(hub), System.out)
                    .run(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("restore")) {
            System.exit(new RestoreCommand(System.out).run(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        application().run(arguments);
    }

    private static SpringApplication on(DataDirectory taken) {
        SpringApplication application = application();
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(DataDirectory.class, () -> taken));
        return application;
    }

    /** The hub, not yet running; jars in {@code adapters/} beside the hub's own jar are on its class path. */
    public static SpringApplication application() {
        ClassLoader withDroppedAdapters = DroppedAdapters.besideTheHub();
        Thread.currentThread().setContextClassLoader(withDroppedAdapters);
        SpringApplication application =
                new SpringApplication(new DefaultResourceLoader(withDroppedAdapters), Stellwerk.class);
        boolean virtualThreads = Runtime.version().feature() >= VIRTUAL_THREADS_NEVER_PIN;
        application.setDefaultProperties(Map.of(
                "spring.threads.virtual.enabled", virtualThreads,
                "camel.main.virtual-threads-enabled", virtualThreads));
        return application;
    }
}
