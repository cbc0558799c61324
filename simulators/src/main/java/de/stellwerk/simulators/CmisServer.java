package de.stellwerk.simulators;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * A real CMIS 1.1 server: the in-memory server of Apache Chemistry OpenCMIS, browser binding at {@code /inmemory/browser},
 * AtomPub at {@code /inmemory/atom11}, repository A1, any user and password. What it holds ends with the process. Its SOAP
 * binding and its logging are left out.
 */
public final class CmisServer {

    private static final String OPENCMIS = "org.apache.chemistry.opencmis.";
    private static final String SERVER = OPENCMIS + "server.impl.";

    private CmisServer() {}

    public static void main(String... args) throws IOException, LifecycleException, URISyntaxException {
        Options options = Options.of(args);
        FaultSwitch faults = new FaultSwitch();
        Logger.getLogger("").setLevel(Level.WARNING);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(
                Files.createDirectories(options.state()).toAbsolutePath().toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        control(tomcat, faults);
        opencmis(tomcat, faults);
        tomcat.start();
        Ready.announce(FrontDoor.open(options.address(), connector.getLocalPort(), faults), options);
    }

    private static void control(Tomcat tomcat, FaultSwitch faults) {
        Context root = tomcat.addContext("", null);
        Tomcat.addServlet(
                root, "control", new ControlServlet(new Control(faults, null, (request, body) -> Optional.empty())));
        root.addServletMappingDecoded(Control.PATH + "*", "control");
    }

    private static void opencmis(Tomcat tomcat, FaultSwitch faults) throws URISyntaxException {
        Context context = tomcat.addContext("/inmemory", home().toString());
        context.setParentClassLoader(CmisServer.class.getClassLoader());
        context.addParameter(OPENCMIS + "REPOSITORY_CONFIG_FILE", "/de/stellwerk/simulators/cmis.properties");
        context.addApplicationListener(SERVER + "CmisRepositoryContextListener");
        context.getPipeline().addValve(new FaultValve(faults));
        servlet(
                context,
                "/browser/*",
                "browser.CmisBrowserBindingServlet",
                SERVER + "browser.token.TokenCallContextHandler");
        servlet(
                context,
                "/atom11/*",
                "atompub.CmisAtomPubServlet",
                OPENCMIS + "server.shared.BasicAuthCallContextHandler");
    }

    private static void servlet(Context context, String path, String type, String callContextHandler) {
        Wrapper wrapper = Tomcat.addServlet(context, type, SERVER + type);
        Map.of("callContextHandler", callContextHandler, "cmisVersion", "1.1").forEach(wrapper::addInitParameter);
        wrapper.setLoadOnStartup(1);
        context.addServletMappingDecoded(path, type);
    }

    /** The unpacked web application, beside this class's jar. */
    private static Path home() throws URISyntaxException {
        return Path.of(CmisServer.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolveSibling("cmis");
    }
}
