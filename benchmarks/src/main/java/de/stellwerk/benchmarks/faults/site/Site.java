package de.stellwerk.benchmarks.faults.site;

import de.stellwerk.benchmarks.faults.inside.Poison;
import de.stellwerk.benchmarks.processes.Artemis;
import de.stellwerk.benchmarks.processes.Postgres;
import de.stellwerk.benchmarks.processes.Project;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Two hubs on one PostgreSQL and one Artemis, all of them processes that come up again when they have died. */
public final class Site implements AutoCloseable {

    private static final Duration FIRST_START = Duration.ofMinutes(3);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final int DATABASE_MEGABYTES = 4096;
    private static final int SMALL_MEGABYTES = 512;

    private final Postgres postgres;
    private final Artemis artemis;
    private final List<StruckHub> hubs;
    private final Part database;
    private final Part broker;
    private final Supervisor supervisor;
    private final Disks disks;
    private final Poison poison;

    /** The disks of their own that the parts' data lies on, where there are such. */
    private record Disks(Optional<Volume> database, Optional<Volume> broker, Optional<Volume> hub) {}

    private Site(Postgres postgres, Artemis artemis, List<StruckHub> hubs, Poison poison, Disks disks) {
        this.postgres = postgres;
        this.artemis = artemis;
        this.hubs = hubs;
        this.disks = disks;
        this.poison = poison;
        this.database = new Part("database", postgres::start, postgres::pid, this::databaseServes);
        this.broker = new Part("broker", artemis::start, artemis::pid, artemis::serves);
        this.supervisor = new Supervisor(parts());
    }

    /**
     * Database and broker work, the hubs have their addresses and do not run yet.
     *
     * @param folder for all data and logs; a fresh one
     * @param smallDisks whether to give each data directory a disk of its own, where that can be done
     * @param rules Byteman rules for both hubs besides those that faults need
     */
    public static Site prepare(Project project, Path folder, boolean smallDisks, String rules) throws IOException {
        Disks disks = smallDisks
                ? new Disks(
                        Volume.mounted(folder.resolve("postgres"), DATABASE_MEGABYTES),
                        Volume.mounted(folder.resolve("artemis"), SMALL_MEGABYTES),
                        Volume.mounted(folder.resolve("hub-1"), SMALL_MEGABYTES))
                : new Disks(Optional.empty(), Optional.empty(), Optional.empty());
        Postgres postgres = Postgres.create(project, folder.resolve("postgres"), "max_wal_size=512MB");
        Artemis artemis = Artemis.create(project, folder.resolve("artemis"));
        Poison poison = new Poison(folder.resolve("poison"));
        List<String> settings = Stream.of(
                        postgres.hubSettings(),
                        artemis.hubSettings(),
                        List.of("--stellwerk.ledger.master-key=" + folder.resolve("key/master.key")))
                .flatMap(List::stream)
                .toList();
        List<StruckHub> hubs = new ArrayList<>();
        for (String name : List.of("hub-1", "hub-2")) {
            hubs.add(StruckHub.make(project.installation(), folder.resolve(name), settings, poison.rules() + rules));
        }
        return new Site(postgres, artemis, hubs, poison, disks);
    }

    /** Where the hubs will listen. */
    public List<URI> addresses() {
        return hubs.stream().map(each -> each.hub().address()).toList();
    }

    /**
     * Starts the hubs, and from now on whatever dies.
     *
     * @param settings of both hubs: catalogue and what else the world around asks for
     */
    public void start(List<String> settings) throws IOException {
        for (StruckHub each : hubs) {
            each.hub().configure(settings);
            each.hub().launch();
        }
        supervisor.begin();
        supervisor.awaitReady(FIRST_START);
    }

    /**
     * Waits until everything works again, without a hand.
     *
     * @return how long it took
     * @throws IllegalStateException names what does not after a minute; a multiple of that while others have the machine
     */
    public Duration awaitReady() {
        return supervisor.awaitReady(READY_WITHIN);
    }

    private boolean databaseServes() {
        try (Connection one = postgres.connect();
                var question = one.createStatement();
                var answer = question.executeQuery("SHOW transaction_read_only")) {
            return answer.next() && answer.getString(1).equals("off");
        } catch (SQLException notYet) {
            return false;
        }
    }

    public List<StruckHub> hubs() {
        return hubs;
    }

    public Part database() {
        return database;
    }

    public Part broker() {
        return broker;
    }

    public Postgres postgres() {
        return postgres;
    }

    public Artemis artemis() {
        return artemis;
    }

    public Poison poison() {
        return poison;
    }

    public Optional<Volume> databaseDisk() {
        return disks.database();
    }

    public Optional<Volume> brokerDisk() {
        return disks.broker();
    }

    public Optional<Volume> hubDisk() {
        return disks.hub();
    }

    /** Everything that can be killed. */
    public List<Part> parts() {
        return Stream.concat(Stream.of(database, broker), hubs.stream().map(StruckHub::part))
                .toList();
    }

    @Override
    public void close() {
        supervisor.close();
        hubs.forEach(each -> each.hub().close());
        artemis.close();
        postgres.close();
        Stream.of(disks.database(), disks.broker(), disks.hub())
                .flatMap(Optional::stream)
                .forEach(Volume::close);
    }
}
