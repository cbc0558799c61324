package de.stellwerk.app;

import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.Restorations;
import de.stellwerk.routes.ledger.Scope;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The command {@code restore}: says that the ledger was restored from a backup, where nothing in PostgreSQL shows it. It takes the
 * hub's own settings, opens the ledger and nothing else, holds what is unfinished, and ends.
 *
 * @param out for people
 */
record RestoreCommand(PrintStream out) {

    private static final String USAGE = "restore [--data <directory>] [--reason <text>] [--<setting>=<value> …]";

    /** Returns the exit code. */
    int run(String... arguments) {
        try {
            Request request = Request.of(arguments);
            long held = said(request);
            out.println("The ledger counts as restored: " + held
                    + " deliveries are held until they were looked for. Start the hubs now.");
            return 0;
        } catch (HubDoesNotStart | Restorations.HubsAtWork refused) {
            out.println(refused.getMessage());
        } catch (RuntimeException e) {
            out.println("The ledger cannot be opened: " + reason(e));
        }
        return 1;
    }

    private static long said(Request request) {
        try (ConfigurableApplicationContext ledger = new SpringApplicationBuilder(LedgerAlone.class)
                .web(WebApplicationType.NONE)
                .run(request.settings().toArray(String[]::new))) {
            String who = "command restore, " + System.getProperty("user.name");
            return ledger.getBean(Restorations.class).said(new Act(who, Scope.EVERYWHERE, request.reason()));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && (cause instanceof BeanCreationException || cause.getMessage() == null)) {
            cause = cause.getCause();
        }
        return Optional.ofNullable(cause.getMessage())
                .flatMap(said -> said.lines().findFirst())
                .orElseGet(cause.getClass()::getSimpleName);
    }

    /** What is asked for. */
    record Request(String reason, List<String> settings) {

        static Request of(String... arguments) {
            String reason = "the ledger was restored from a backup";
            List<String> settings = new ArrayList<>(List.of("--logging.threshold.console=error"));
            ListIterator<String> given = List.of(arguments).listIterator();
            while (given.hasNext()) {
                String option = given.next();
                switch (option) {
                    case "--data" -> settings.add("--stellwerk.data-directory=" + value(given, option));
                    case "--reason" -> reason = value(given, option);
                    default -> settings.add(setting(option));
                }
            }
            int length = reason.codePointCount(0, reason.length());
            if (length < Act.SHORTEST_REASON || length > Act.LONGEST_REASON) {
                throw new HubDoesNotStart("--reason needs 3 to 500 characters: " + USAGE);
            }
            return new Request(reason, settings);
        }

        private static String value(ListIterator<String> given, String option) {
            if (!given.hasNext()) {
                throw new HubDoesNotStart(option + " needs a value: " + USAGE);
            }
            return given.next();
        }

        private static String setting(String option) {
            if (!option.startsWith("--") || !option.contains("=")) {
                throw new HubDoesNotStart(option + " is no option: " + USAGE);
            }
            return option;
        }
    }
}
