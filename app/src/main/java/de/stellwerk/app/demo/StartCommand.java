package de.stellwerk.app.demo;

import de.stellwerk.app.HubDoesNotStart;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The command {@code start}: the hub in this process, stand-ins for the systems around it in processes of their own, the
 * shipped catalogue and its sample applications. It ends with the hub; nothing it started outlives it.
 *
 * @param installation where catalogue and simulators lie
 * @param hub starts the hub with these arguments and returns when it serves
 * @param out for people; the hub's own log goes to a file
 */
public record StartCommand(Path installation, Consumer<String[]> hub, PrintStream out) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    public void run(String... arguments) {
        try {
            start(StartOptions.of(arguments));
        } catch (HubDoesNotStart e) {
            out.println(e.getMessage());
            System.exit(1);
        }
    }

    private void start(StartOptions options) {
        int port = FreePort.from(options.port());
        if (port != options.port() && options.port() != 0) {
            out.println("Port " + options.port() + " is taken, Stellwerk listens on " + port + ".");
        }
        DemoCatalogue catalogue = new DemoCatalogue(installation.resolve("catalog"));
        DemoSystems systems =
                DemoSystems.start(installation.resolve("simulators"), options.data(), catalogue.targets());
        Path log = options.data().resolve("log/stellwerk.log");
        hub.accept(arguments(options, port, log));
        HubClient client = HubClient.of(URI.create("http://127.0.0.1:" + port));
        List<PushedSample> pushed = options.samples() ? push(client, catalogue) : List.of();
        Figures figures = whenAtRest(client);
        pushed.forEach(sample -> out.println(sample.line(client)));
        describe(client, catalogue, systems, log);
        out.println(figures.ready(client));
    }

    private String[] arguments(StartOptions options, int port, Path log) {
        return Stream.concat(
                        Stream.of(
                                "--server.port=" + port,
                                "--management.server.port=" + FreePort.from(port + 1),
                                "--stellwerk.data-directory=" + options.data(),
                                "--stellwerk.catalog.folder=" + installation.resolve("catalog"),
                                "--logging.file.name=" + log,
                                "--logging.structured.format.console=",
                                "--logging.threshold.console=error"),
                        options.settings().stream())
                .toArray(String[]::new);
    }

    /** The same references as last time: what is there already is answered as before and not done again. */
    private List<PushedSample> push(HubClient client, DemoCatalogue catalogue) {
        List<DemoPortal> portals = catalogue.portals();
        return catalogue.samples().stream()
                .flatMap(sample -> portals.stream()
                        .filter(portal -> portal.format().equals(sample.format()))
                        .map(portal -> new PushedSample(sample, portal, client.submit(sample, portal.key())))
                        .filter(pushed -> pushed.reply().status() != 403)
                        .limit(1))
                .toList();
    }

    private Figures whenAtRest(HubClient client) {
        Instant deadline = Instant.now().plus(PATIENCE);
        Figures figures = Figures.of(client);
        while (!figures.atRest() && Instant.now().isBefore(deadline)) {
            pause();
            figures = Figures.of(client);
        }
        return figures;
    }

    private void describe(HubClient client, DemoCatalogue catalogue, DemoSystems systems, Path log) {
        out.println();
        out.println("Hub              " + client.hub());
        out.println("citkoOutdoor     " + systems.citko() + " (stand-in)");
        out.println("DMS              " + systems.cmis() + " (OpenCMIS, in memory)");
        out.println("Clerks' folders  " + systems.drop());
        out.println("Log              " + log);
        out.println("Demo credentials, good from this machine only:");
        catalogue
                .portals()
                .forEach(portal -> out.println(
                        "  portal " + portal.id() + " sends " + portal.format() + " with the key " + portal.key()));
        out.println("  operations API with the token " + Figures.OPERATOR);
        out.println("Go on with:");
        out.println("  curl -s -H 'Authorization: Bearer " + Figures.OPERATOR + "' " + client.hub()
                + "/api/v1/ops/reconciliation");
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubDoesNotStart("the start was interrupted", e);
        }
    }
}
