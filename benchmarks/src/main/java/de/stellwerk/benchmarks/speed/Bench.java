package de.stellwerk.benchmarks.speed;

import de.stellwerk.benchmarks.processes.Artemis;
import de.stellwerk.benchmarks.processes.CpuTime;
import de.stellwerk.benchmarks.processes.Hub;
import de.stellwerk.benchmarks.processes.Postgres;
import de.stellwerk.benchmarks.processes.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A hub between an external PostgreSQL, an external broker and a sink, everything started and ready, and what it costs. PostgreSQL is set
 * as it comes, but for one thing: {@value #WAL} of log before a checkpoint, as whoever runs one under load would have.
 */
public final class Bench implements AutoCloseable {

    private static final String WAL = "max_wal_size=4GB";
    /** How fast it starts is measured elsewhere. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int LOOK_EVERY_MILLIS = 100;

    private final Path folder;
    private final Postgres postgres;
    private final Artemis artemis;
    private final Hub hub;
    private final Sink sink;
    private final Book book;

    private Bench(Path folder, Postgres postgres, Artemis artemis, Hub hub, Sink sink, Book book) {
        this.folder = folder;
        this.postgres = postgres;
        this.artemis = artemis;
        this.hub = hub;
        this.sink = sink;
        this.book = book;
    }

    /** What stands in the catalogue of a bench. */
    public interface Layout {
        /** Adds portals, tenants and targets; the targets are at this sink. */
        void write(Catalogue catalogue, Sink sink) throws IOException;
    }

    /**
     * Starts everything.
     *
     * @param folder gets all data and logs
     * @param capacity the most submissions that will be sent
     * @param options of the hub's JVM
     */
    public static Bench start(Path folder, int capacity, List<String> options, Layout layout) throws IOException {
        return start(folder, capacity, options, List.of(), layout);
    }

    /** As {@link #start(Path, int, List, Layout)}, with settings of PostgreSQL, such as {@code jit=off}. */
    static Bench start(Path folder, int capacity, List<String> options, List<String> settingsOfPostgres, Layout layout)
            throws IOException {
        Project project = Project.ofTheseClasses();
        Book book = new Book(capacity);
        Sink sink = Sink.listening(book);
        Catalogue catalogue = Catalogue.in(folder.resolve("catalog"), project.installation());
        layout.write(catalogue, sink);
        String[] set =
                Stream.concat(Stream.of(WAL), settingsOfPostgres.stream()).toArray(String[]::new);
        Postgres postgres = Postgres.create(project, folder.resolve("postgres"), set);
        Artemis artemis = Artemis.create(project, folder.resolve("artemis"));
        List<String> settings = Stream.of(
                        catalogue.hubSettings(),
                        postgres.hubSettings(),
                        artemis.hubSettings(),
                        List.of(
                                "--stellwerk.data-directory=" + folder.resolve("hub/data"),
                                "--stellwerk.ledger.master-key=" + folder.resolve("hub/master.key")))
                .flatMap(List::stream)
                .toList();
        Hub hub = new Hub(project.installation(), folder.resolve("hub"), options, settings);
        Bench bench = new Bench(folder, postgres, artemis, hub, sink, book);
        hub.start(READY_WITHIN);
        return bench;
    }

    public Hub hub() {
        return hub;
    }

    public Postgres postgres() {
        return postgres;
    }

    public Artemis artemis() {
        return artemis;
    }

    public Sink sink() {
        return sink;
    }

    public Book book() {
        return book;
    }

    public Path folder() {
        return folder;
    }

    /** Sends these forms in turn over this many connections. */
    public Load load(int connections, List<Form> forms) {
        return new Load(hub.address(), book, connections, forms);
    }

    /** User and system time of everything that is ours so far. */
    Cost cost() {
        return new Cost(
                hub.cpuMicros(),
                postgres.cpuMicros(),
                artemis.cpuMicros(),
                CpuTime.ofOne(ProcessHandle.current().pid()));
    }

    /**
     * Waits until everything that was acknowledged was seen and stands in the ledger as delivered; returns when nothing has moved for
     * two minutes, too.
     */
    public void drain() {
        long patientUntil = System.nanoTime() + PATIENCE.toNanos();
        int seen = book.seen();
        while (book.seen() < book.acknowledged() || isUnfinished()) {
            if (book.seen() > seen) {
                seen = book.seen();
                patientUntil = System.nanoTime() + PATIENCE.toNanos();
            }
            if (System.nanoTime() > patientUntil) {
                return;
            }
            pause();
        }
    }

    private boolean isUnfinished() {
        return !ask("SELECT count(*) FROM (SELECT FROM delivery WHERE state IN ('due', 'claimed', 'chained') LIMIT 1) any_left")
                .equals("0");
    }

    /** The first column of the first row that the ledger's database answers with. */
    public String ask(String sql) {
        try (Connection database = postgres.connect();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Compares the books about the submissions from this number on; everything has come to rest. */
    public Balance balance(int from) {
        try (Connection database = postgres.connect()) {
            Map<UUID, Boolean> ledger = Balance.ledger(database);
            return Balance.of(book, from, book.begun(), ledger).withStrangers(book, ledger);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Ends everything; logs and data stay. */
    @Override
    public void close() throws IOException {
        hub.close();
        artemis.close();
        postgres.close();
        sink.close();
    }

    /** Removes data and leaves the logs, of a bench that is closed. */
    public void removeData() throws IOException {
        for (String data : List.of("postgres/data", "artemis", "hub/data", "catalog")) {
            Path root = folder.resolve(data);
            if (Files.exists(root)) {
                try (Stream<Path> all = Files.walk(root)) {
                    for (Path each :
                            all.sorted((one, other) -> other.compareTo(one)).toList()) {
                        Files.delete(each);
                    }
                }
            }
        }
    }
}
