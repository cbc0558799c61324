package de.stellwerk.app.pipeline;

import de.stellwerk.app.Stellwerk;
import de.stellwerk.app.broker.BrokerUnderTest;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.simulators.SimulatorProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole hub in this JVM, with its embedded PostgreSQL and broker, and the systems around it as processes. It is started once
 * for all tests that ask for it.
 */
final class TestHub implements AutoCloseable {

    static final String PORTAL_KEY = "stellwerk-test-pruefstand";

    static final Path SIMULATORS = Path.of("../simulators/target/simulators");
    private static final String PASSWORD = "invented";

    private final Path home;
    private final SimulatorProcess citko;
    private final SimulatorProcess dms;
    private final SimulatorProcess epaybl;
    private final SimulatorProcess xbezahldienste;
    private SimulatorProcess sink;
    private final ConfigurableApplicationContext context;

    private TestHub(Path home) throws IOException {
        this.home = home;
        citko = simulator("CitkoOutdoor", "--credentials", "stellwerk:" + PASSWORD);
        dms = simulator("CmisServer");
        sink = simulator("Sink");
        epaybl = simulator("EpayblKonnektor", "--credentials", "stellwerk:" + PASSWORD, "--secret", PASSWORD);
        xbezahldienste = simulator("XBezahldienste", "--credentials", "stellwerk:" + PASSWORD);
        layOutCatalogue();
        context = Stellwerk.application()
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--stellwerk.data-directory=" + data(),
                        "--stellwerk.catalog.folder=" + home.resolve("catalog"),
                        "--stellwerk.catalog.look=150ms",
                        "--stellwerk.ledger.master-key=" + home.resolve("config/master.key"),
                        "--stellwerk.delivery.probe-every=500ms",
                        "--stellwerk.operators[0].name=tester",
                        "--stellwerk.operators[0].token-sha256=" + sha256(Operations.TOKEN),
                        "--stellwerk.operators[0].rights=metadata,payload,replay,archive,targets,payments,audit",
                        "--stellwerk.payment.ask-every=1s",
                        "--stellwerk.payment.look-every=200ms",
                        "--stellwerk.operators[0].tenants=*",
                        "--logging.file.name=" + log(),
                        "--logging.level.de.stellwerk=debug",
                        "--logging.threshold.console=off");
    }

    static TestHub start() {
        try {
            return new TestHub(Files.createTempDirectory("stellwerk-pipeline"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SimulatorProcess simulator(String name, String... more) throws IOException {
        String state = home.resolve(name).toString();
        String[] arguments =
                Stream.concat(Stream.of("--state", state), Stream.of(more)).toArray(String[]::new);
        return SimulatorProcess.start(SIMULATORS, name, arguments);
    }

    private void layOutCatalogue() throws IOException {
        Path secrets = Files.createDirectories(home.resolve("secrets"));
        for (String target : new String[] {
            "citko-kreis-soest",
            "dms-kreis-soest",
            "dms-kreis-mettmann",
            "epaybl-kreis-soest",
            "xbezahldienste-kreis-mettmann",
            "xbezahldienste-stadt-dortmund"
        }) {
            Files.writeString(secrets.resolve(target), PASSWORD);
        }
        new CatalogueUnderTest(
                        home.resolve("catalog"),
                        citko.address(),
                        dms.address(),
                        sink.address(),
                        epaybl.address(),
                        xbezahldienste.address(),
                        drop(),
                        secrets)
                .layOut();
    }

    /** Sends the hub's own envelope and may do everything. */
    Portal portal() {
        return new Portal(web(), PORTAL_KEY);
    }

    /** A portal of the shipped catalogue. */
    Portal portal(String id) {
        return new Portal(web(), "stellwerk-demo-" + id);
    }

    Web web() {
        return at("local.server.port");
    }

    Web management() {
        return at("local.management.port");
    }

    private Web at(String port) {
        return new Web(URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty(port)));
    }

    Operations operations() {
        return new Operations(web());
    }

    TestCatalogue catalogue() {
        return new TestCatalogue(home.resolve("catalog"), context.getBean(Catalogs.class));
    }

    BrokerUnderTest broker() {
        return BrokerUnderTest.of(context);
    }

    /** To stop and start single routes by their id. */
    CamelContext camel() {
        return context.getBean(CamelContext.class);
    }

    JdbcClient ledger() {
        return context.getBean(JdbcClient.class);
    }

    Dms dms() {
        return Dms.at(dms.address());
    }

    SimulatorProcess dmsServer() {
        return dms;
    }

    SimulatorProcess citkoServer() {
        return citko;
    }

    SimulatorProcess epaybl() {
        return epaybl;
    }

    SimulatorProcess xbezahldienste() {
        return xbezahldienste;
    }

    SimulatorProcess sinkServer() {
        return sink;
    }

    Effects citko() {
        return new Effects(citko);
    }

    Effects sink() {
        return new Effects(sink);
    }

    Path drop() {
        return home.resolve("drop");
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("log/stellwerk.log");
    }

    /** Nobody listens at the sink's address any more. */
    void stopSink() {
        sink.close();
    }

    /** The sink is there again, at the address it had. */
    void startSink() throws IOException {
        sink = simulator("Sink", "--port", String.valueOf(sink.address().getPort()));
    }

    /** Every simulated system is well again, and none is paused. */
    void mend() {
        Stream.of(citko, dms, sink, epaybl, xbezahldienste).forEach(SimulatorProcess::mend);
        Stream.of(epaybl, xbezahldienste).forEach(provider -> {
            provider.lie(null, null);
            provider.notifications("once");
        });
        operations().resumeAll();
    }

    @Override
    public void close() {
        context.close();
        Stream.of(citko, dms, sink, epaybl, xbezahldienste).forEach(SimulatorProcess::close);
    }

    static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
