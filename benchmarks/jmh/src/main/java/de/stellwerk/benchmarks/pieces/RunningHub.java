package de.stellwerk.benchmarks.pieces;

import de.stellwerk.app.Stellwerk;
import de.stellwerk.benchmarks.processes.Project;
import de.stellwerk.benchmarks.speed.Catalogue;
import de.stellwerk.benchmarks.speed.Form;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.CompiledForms;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.intake.CompiledForm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A hub within this JVM, with its embedded database and broker and the catalogue of the speed harness. Nothing is sent to it. */
@State(Scope.Benchmark)
public class RunningHub {

    private static final String SERVICE = "reitkennzeichen";

    /** Nobody listens there: what is accepted stays where it is. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/");

    private static final int PER_MINUTE = 1000;

    private Path folder;
    private ConfigurableApplicationContext hub;

    /** Starts it; takes some seconds. */
    @Setup(Level.Trial)
    public void start() throws IOException {
        folder = Files.createTempDirectory("stellwerk-pieces");
        Catalogue catalogue = Catalogue.in(
                        folder.resolve("catalog"), Project.ofTheseClasses().installation())
                .portal("json", "stellwerk-json", Catalogue.KEY + "-json", PER_MINUTE)
                .portal("xml", "xoev", Catalogue.KEY + "-xml", PER_MINUTE)
                .tenant("benchmark", Form.AREA, "benchmark")
                .target("benchmark", NOWHERE, 1);
        List<String> own = List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--logging.level.root=warn",
                "--stellwerk.data-directory=" + folder.resolve("data"),
                "--stellwerk.ledger.master-key=" + folder.resolve("master.key"));
        hub = Stellwerk.application()
                .run(Stream.concat(catalogue.hubSettings().stream(), own.stream())
                        .toArray(String[]::new));
    }

    /** Ends it and removes all that it wrote. */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        hub.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    <T> T part(Class<T> type) {
        return hub.getBean(type);
    }

    Service service() {
        return part(Catalogs.class).current().services().get(SERVICE);
    }

    /** The form of the service in a variant, as the hub compiled it. */
    @SuppressWarnings("unchecked")
    CompiledForm form(String variant) {
        CompiledForms<CompiledForm> forms = part(CompiledForms.class);
        return forms.of(service(), service().variants().get(variant));
    }
}
