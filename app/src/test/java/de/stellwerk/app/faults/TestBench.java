package de.stellwerk.app.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hubs on one ledger, the systems around them, and a portal: what is needed to break the one and look at the others.
 *
 * @param directory for everything; a fresh one
 */
record TestBench(
        Path directory, TargetSystems systems, List<Hub> hubs, Acknowledgements acknowledgements, PortalDriver portal)
        implements AutoCloseable {

    /** A hub with an embedded PostgreSQL and an embedded broker. */
    static TestBench embedded(Path directory) throws IOException {
        return with(directory, List.of("first"), List.of());
    }

    /** @param shared settings that all the hubs have, such as where database and broker are */
    static TestBench with(Path directory, List<String> names, List<String> shared) throws IOException {
        TargetSystems systems = TargetSystems.start(Files.createDirectories(directory.resolve("around")));
        List<Hub> hubs = new ArrayList<>();
        for (String name : names) {
            hubs.add(new Hub(log(directory, name), settings(directory, name, systems, shared)));
        }
        List<URI> addresses = hubs.stream().map(Hub::address).toList();
        Acknowledgements acknowledgements = new Acknowledgements(directory.resolve("acknowledgements.jsonl"));
        return new TestBench(directory, systems, hubs, acknowledgements, new PortalDriver(addresses, acknowledgements));
    }

    /** Kept beside the test reports, where the directory is gone after a failure. */
    private static Path log(Path directory, String name) throws IOException {
        Path logs = Files.createDirectories(Path.of("target/faults"));
        return Files.createTempFile(logs, directory.getFileName() + "-" + name + "-", ".log");
    }

    private static List<String> settings(Path directory, String name, TargetSystems systems, List<String> shared) {
        Stream<String> own = Stream.of(
                "--stellwerk.data-directory=" + directory.resolve(name),
                "--stellwerk.catalog.folder=" + systems.catalogue(),
                "--stellwerk.ledger.master-key=" + directory.resolve("key/master.key"),
                "--stellwerk.ledger.hub=" + name,
                "--stellwerk.delivery.probe-every=1s");
        return Stream.of(own, TestCatalogue.operator().stream(), shared.stream())
                .flatMap(each -> each)
                .toList();
    }

    Hub hub() {
        return hubs.get(0);
    }

    /** Waits at this hub until all has come to rest, replays what is dead, and compares the ledgers. */
    void settle(Hub at) throws IOException {
        Operations operations = Operations.at(at.address());
        operations.awaitRest();
        if (operations.dead() > 0) {
            operations.replayAll();
            operations.awaitRest();
        }
        Balance.check(at.address(), acknowledgements.all(), systems);
    }

    @Override
    public void close() throws IOException {
        portal.close();
        hubs.forEach(Hub::close);
        systems.close();
        acknowledgements.close();
    }
}
