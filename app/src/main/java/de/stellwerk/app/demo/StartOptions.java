package de.stellwerk.app.demo;

import de.stellwerk.app.HubDoesNotStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The options of {@code start}.
 *
 * @param port where the hub listens; where it is taken, the next free one
 * @param data the data directory
 * @param samples whether the sample applications are pushed
 * @param settings everything of the form {@code --name=value}: handed to the hub
 */
record StartOptions(int port, Path data, boolean samples, List<String> settings) {

    private static final String USAGE =
            "start [--port <number>] [--data <directory>] [--no-samples] [--<setting>=<value> …]";

    static StartOptions of(String... arguments) {
        int port = 8080;
        Path data = Path.of("data");
        boolean samples = true;
        List<String> settings = new ArrayList<>();
        Iterator<String> given = List.of(arguments).iterator();
        while (given.hasNext()) {
            String option = given.next();
            switch (option) {
                case "--port" -> port = port(value(given, option));
                case "--data" -> data = Path.of(value(given, option));
                case "--no-samples" -> samples = false;
                default -> settings.add(setting(option));
            }
        }
        return new StartOptions(port, data.toAbsolutePath().normalize(), samples, List.copyOf(settings));
    }

    private static String value(Iterator<String> given, String option) {
        if (!given.hasNext()) {
            throw new HubDoesNotStart(option + " needs a value: " + USAGE);
        }
        return given.next();
    }

    private static int port(String written) {
        if (!written.matches("\\d{1,5}") || Integer.parseInt(written) > 65_535) {
            throw new HubDoesNotStart("--port needs a number up to 65535: " + USAGE);
        }
        return Integer.parseInt(written);
    }

    private static String setting(String option) {
        if (!option.startsWith("--") || !option.contains("=")) {
            throw new HubDoesNotStart(option + " is no option: " + USAGE);
        }
        return option;
    }
}
