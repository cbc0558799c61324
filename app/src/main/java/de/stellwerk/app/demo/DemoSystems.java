package de.stellwerk.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * The systems that the shipped catalogue delivers to, as stand-ins on this machine. They let nobody in but the hub: their
 * password is made anew at each start and lies in a file per target, where the target's settings refer to it.
 */
record DemoSystems(URI citko, URI cmis, URI epaybl, URI xbezahldienste, Path drop) {

    private static final String USER = "stellwerk";

    /**
     * @param programs the directory with the simulators' jars
     */
    static DemoSystems start(Path programs, Path data, DemoCatalogue catalogue) {
        Path home = data.resolve("demo");
        String password = UUID.randomUUID().toString();
        Path secrets = home.resolve("secrets");
        catalogue.targets().forEach(target -> write(secrets, target, password));
        String credentials = USER + ":" + password;
        Simulator citko = Simulator.start(programs, "CitkoOutdoor", home.resolve("citko"), credentials);
        Simulator cmis = Simulator.start(programs, "CmisServer", home.resolve("cmis"), credentials);
        Simulator epaybl = Simulator.start(
                programs,
                "EpayblKonnektor",
                home.resolve("epaybl"),
                credentials,
                "--pays-itself",
                "--secret",
                password);
        Simulator xbezahldienste = Simulator.start(
                programs, "XBezahldienste", home.resolve("xbezahldienste"), credentials, "--pays-itself");
        Path drop = home.resolve("drop");
        catalogue.tenants().forEach(tenant -> create(drop.resolve(tenant)));
        DemoSystems systems =
                new DemoSystems(citko.address(), cmis.address(), epaybl.address(), xbezahldienste.address(), drop);
        systems.tellTheCatalogue(secrets);
        return systems;
    }

    /** The names that target files refer to. */
    private void tellTheCatalogue(Path secrets) {
        System.setProperty("STELLWERK_DEMO_CITKO", citko.toString());
        System.setProperty("STELLWERK_DEMO_CMIS", cmis.toString());
        System.setProperty("STELLWERK_DEMO_EPAYBL", epaybl.toString());
        System.setProperty("STELLWERK_DEMO_XBEZAHLDIENSTE", xbezahldienste.toString());
        System.setProperty("STELLWERK_DEMO_DROP", drop.toString());
        System.setProperty("STELLWERK_DEMO_SECRETS", secrets.toString());
    }

    private static void write(Path secrets, String target, String password) {
        create(secrets);
        try {
            Path file = secrets.resolve(target);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
