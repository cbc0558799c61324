package de.stellwerk.app.demo;

import de.stellwerk.app.DataDirectory;
import de.stellwerk.app.HubDoesNotStart;
import de.stellwerk.routes.ledger.LedgerSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/**
 * The command {@code start}: the hub in this process, stand-ins for the systems around it in processes of their own, the
 * shipped catalogue and its sample applications. It ends with the hub; nothing it started outlives it.
 *
 * @param installation where catalogue and simulators lie
 * @param hub starts the hub on the directory, already taken, with these arguments, and returns when it serves
 * @param out for people; the hub's own log goes to a file
 */
public record StartCommand(
        Path installation, BiFunction<DataDirectory, String[], ApplicationContext> hub, PrintStream out) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    public void run(String... arguments) {
        try {
            start(StartOptions.of(arguments));
        } catch (HubDoesNotStart e) {
            out.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            out.println("Stellwerk could not be started completely and ends: " + reason(e));
            System.exit(1);
        }
    }

    private static String reason(Throwable failure) {
        if (failure.getCause() != null) {
            return reason(failure.getCause());
        }
        String said = failure.getMessage() == null ? "" : failure.getMessage();
        return said.lines().findFirst().orElse(failure.getClass().getSimpleName());
    }

    /** Takes the data directory before it touches anything else. */
    void start(StartOptions options) {
        DataDirectory data = DataDirectory.take(options.data(), "--data ");
        int port = FreePort.from(options.port());
        if (port != options.port() && options.port() != 0) {
            out.println("Port " + options.port() + " is taken, Stellwerk listens on " + port + ".");
        }
        DemoCatalogue catalogue = new DemoCatalogue(installation.resolve("catalog"));
        DemoSystems systems = DemoSystems.start(installation.resolve("simulators"), options.data(), catalogue);
        out.println("The stand-ins run, the hub starts.");
        Path log = options.data().resolve("log/stellwerk.log");
        ApplicationContext running = hub.apply(data, arguments(options, port, log));
        out.println("The hub serves on port " + port + ".");
        HubClient client = HubClient.of(URI.create("http://127.0.0.1:" + port));
        List<PushedSample> pushed = options.samples() ? push(client, catalogue) : List.of();
        if (options.samples()) {
            out.println(pushed.size() + " sample applications are pushed.");
        }
        List<PushedSample> paying =
                pushed.stream().filter(sample -> sample.pay(client)).toList();
        if (!paying.isEmpty()) {
            out.println(paying.size()
                    + " of them must be paid first: the stand-ins of the payment services pay by themselves.");
        }
        Figures figures = whenAtRest(client, paying);
        pushed.forEach(sample -> out.println(sample.line(client)));
        describe(client, catalogue, systems, options.data());
        out.println("Log              " + log);
        out.println("Master key       " + running.getBean(LedgerSettings.class).masterKey());
        out.println("Go on with       "
                + pushed.stream()
                        .filter(PushedSample::isAccepted)
                        .findFirst()
                        .map(sample -> sample.curl(client))
                        .orElse("curl " + client.hub() + "/api/v1/submissions"));
        out.println(figures.ready(client));
    }

    private String[] arguments(StartOptions options, int port, Path log) {
        return Stream.concat(
                        Stream.of(
                                "--server.port=" + port,
                                "--management.server.port=" + FreePort.from(port + 1),
                                "--stellwerk.data-directory=" + options.data(),
                                "--stellwerk.catalog.folder=" + installation.resolve("catalog"),
                                "--stellwerk.operators[0].name=demo",
                                "--stellwerk.operators[0].token-sha256=" + Figures.operatorHash(),
                                "--stellwerk.payment.ask-every=1s",
                                "--stellwerk.payment.look-every=500ms",
                                "--stellwerk.operators[0].rights=metadata,payload,replay,archive,targets,payments,audit,accounts",
                                "--stellwerk.operators[0].tenants=*",
                                "--stellwerk.operators[0].loopback=true",
                                "--logging.file.name=" + log,
                                "--logging.structured.format.console=",
                                "--logging.threshold.console=error"),
                        options.settings().stream())
                .toArray(String[]::new);
    }

    /** The same references as last time: what is there already is answered as before and not done again. */
    private static List<PushedSample> push(HubClient client, DemoCatalogue catalogue) {
        List<DemoPortal> portals = catalogue.portals();
        return catalogue.samples().stream()
                .flatMap(sample -> push(client, sample, portals).stream())
                .toList();
    }

    /** By the first portal that may, else refused as the last one is. */
    private static Optional<PushedSample> push(HubClient client, Sample sample, List<DemoPortal> portals) {
        PushedSample pushed = null;
        for (DemoPortal portal : portals) {
            boolean forbidden = pushed == null || pushed.reply().status() == 403;
            if (forbidden && portal.format().equals(sample.format())) {
                pushed = new PushedSample(sample, portal, client.submit(sample, portal.key()));
            }
        }
        return Optional.ofNullable(pushed);
    }

    /** What else waits, from former days, may wait for somebody who does not come. */
    private static Figures whenAtRest(HubClient client, List<PushedSample> paying) {
        Instant deadline = Instant.now().plus(PATIENCE);
        Figures figures = Figures.of(client);
        while (!(figures.atRest() && paying.stream().noneMatch(sample -> sample.isWaiting(client)))
                && Instant.now().isBefore(deadline)) {
            pause();
            figures = Figures.of(client);
        }
        return figures;
    }

    private void describe(HubClient client, DemoCatalogue catalogue, DemoSystems systems, Path data) {
        out.println();
        out.println("Hub              " + client.hub());
        out.println("Console          " + console(client, data));
        out.println("citkoOutdoor     " + systems.citko() + " (stand-in)");
        out.println("DMS              " + systems.cmis() + " (OpenCMIS, in memory)");
        out.println("ePayBL           " + systems.epaybl() + " (stand-in)");
        out.println("XBezahldienste   " + systems.xbezahldienste() + " (stand-in)");
        out.println("Clerks' folders  " + systems.drop());
        out.println("Demo credentials, good from this machine only:");
        catalogue
                .portals()
                .forEach(portal -> out.println(
                        "  portal " + portal.id() + " sends " + portal.format() + " with the key " + portal.key()));
        out.println("  operations API with the token " + Figures.OPERATOR);
    }

    /** Its address; before there is an account the link that makes the first one. */
    private static String console(HubClient client, Path data) {
        Path firstLogin = data.resolve("first-login");
        try {
            return Files.exists(firstLogin)
                    ? Files.readString(firstLogin).strip() + " (makes the first account)"
                    : client.hub() + "/console";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
