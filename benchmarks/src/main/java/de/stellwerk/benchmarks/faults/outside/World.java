package de.stellwerk.benchmarks.faults.outside;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Everything around the hubs under test, in this process and never killed: portals, applicants, a DMS, a specialist system, a payment
 * provider, an operator; and their ledgers. All of it is ready when this is opened; the hubs need not be there yet.
 */
public final class World implements AutoCloseable {

    private static final Duration PATIENCE_PER_CALL = Duration.ofMinutes(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration ROUND_EVERY = Duration.ofSeconds(1);
    private static final int ASKERS = 8;
    private static final String PASSWORD = "nur-zum-pruefen";
    private static final List<String> UNDER_WAY = List.of("in-flight", "held", "parked", "dead");

    private final Path folder;
    private final Plan plan;
    private final Sink dms;
    private final Sink specialist;
    private final CashDesk cashDesk;
    private final HubClient hubs;
    private final Portals portals;
    private final Applicants applicants;
    private final Operator operator;
    private final Driver driver;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor();
    private int restorations;

    private World(Path folder, long seed, List<URI> hubs, Path services) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.plan = new Plan(seed);
        this.hubs = new HubClient(hubs, PATIENCE_PER_CALL);
        dms = new Sink(Ledgers.DMS, folder, Set.of(CatalogueFolder.RECOGNISES));
        specialist = new Sink(Ledgers.SPECIALIST, folder, Set.of());
        cashDesk = new CashDesk(folder, PASSWORD);
        portals = new Portals(folder, new Forms(services), this.hubs);
        applicants = new Applicants(folder, this.hubs, cashDesk.address());
        operator = new Operator(folder, this.hubs.unheld(), portals, plan, specialist, cashDesk);
        driver = new Driver(plan, portals, applicants, this.hubs);
        Path secret = Files.writeString(folder.resolve("secret"), PASSWORD);
        new CatalogueFolder(catalogue())
                .write(services, dms.address(), specialist.address(), cashDesk.address(), secret);
    }

    /**
     * @param folder for the catalogue and the ledgers; a fresh one
     * @param seed from which everything follows that is sent
     * @param hubs where hubs listen or will listen; calls are spread over them; see {@link #hubAt}
     * @param services the folder {@code services} of the shipped catalogue
     */
    public static World open(Path folder, long seed, List<URI> hubs, Path services) throws IOException {
        return new World(folder.toAbsolutePath(), seed, hubs, services.toAbsolutePath());
    }

    /** One hub more to call, where its address was not known before. */
    public void hubAt(URI address) {
        hubs.alsoAt(address);
    }

    /** The catalogue folder of the hubs. */
    public Path catalogue() {
        return folder.resolve("catalog");
    }

    /**
     * What every hub needs on its command line, {@code --name=value} each: catalogue, operator, and clocks that look often. Where its
     * data, database, broker, key and ports are is the caller's to say.
     */
    public List<String> settings() {
        Stream<String> own = Stream.of(
                "--stellwerk.catalog.folder=" + catalogue(),
                "--stellwerk.payment.ask-every=1s",
                "--stellwerk.payment.look-every=200ms",
                "--stellwerk.delivery.probe-every=1s");
        return Stream.concat(own, Operator.settings().stream()).toList();
    }

    /** With it, an operator may see all, replay and settle at every hub. */
    public String operatorToken() {
        return Operator.TOKEN;
    }

    public Driver driver() {
        return driver;
    }

    public Sink dms() {
        return dms;
    }

    public Sink specialist() {
        return specialist;
    }

    public CashDesk cashDesk() {
        return cashDesk;
    }

    /** All systems beside the hub. */
    public List<Neighbour> neighbours() {
        return List.of(dms, specialist, cashDesk);
    }

    /** From now on portals and applicants wait, until {@link #restored}: the hubs' ledger is being restored, and no hub runs. */
    public void hold() {
        hubs.hold();
    }

    /**
     * The hubs start on a ledger restored from a backup that was begun at this time. Portals hand in again what they got acknowledged
     * since, and only then anything else; the operator says when they are through, and looks at the payment provider from now on.
     *
     * @throws IllegalStateException when no hub has noticed that its ledger was restored
     */
    public void restored(Instant from) {
        portals.restored(from);
        driver.sendAgain(from);
        hubs.goOn();
        restorations++;
        awaitNoticed();
        operator.resent();
        if (restorations == 1) {
            rounds.scheduleWithFixedDelay(operator::tendPayments, 0, ROUND_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void awaitNoticed() {
        long deadline = System.nanoTime() + PATIENCE_PER_CALL.toNanos();
        while (operator.restorations() < restorations) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no hub noticed that its ledger was restored");
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** What is under way now. Cheap enough to be asked every few milliseconds. */
    public InFlight inFlight() {
        long atTargets = neighbours().stream().mapToLong(Neighbour::atWork).sum();
        long undelivered = driver.due() - dms.reached() - specialist.reached();
        return new InFlight(hubs.open(), Math.max(0, undelivered), atTargets);
    }

    /**
     * Mends all systems, lets the operator work until everything has come to rest, and compares the ledgers with what the hub says. What
     * has not come to rest in time counts as {@link Figure#STUCK}. Nothing may be sent meanwhile.
     *
     * @throws IllegalStateException when no hub answers
     */
    public Figures reckon(Duration patience) {
        neighbours().forEach(Neighbour::mend);
        awaitRest(patience);
        JsonNode account = operator.reconciliation().orElseThrow(() -> new IllegalStateException("no hub answers"));
        return new Balance(plan, Ledgers.read(folder), said())
                .figures(
                        account.path("accepted").asLong(-1),
                        account.path("unaccounted").asLong(-1));
    }

    private void awaitRest(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isAtRest() && System.nanoTime() < deadline) {
            operator.tend();
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private boolean isAtRest() {
        return operator.reconciliation()
                .map(account -> account.path("counts"))
                .filter(this::isAtRest)
                .isPresent();
    }

    private boolean isAtRest(JsonNode counts) {
        return UNDER_WAY.stream().allMatch(state -> counts.path(state).asLong(1) == 0)
                && counts.path("waiting").asLong() <= driver.waiting();
    }

    private Map<String, HubSays> said() {
        Map<String, HubSays> said = new ConcurrentHashMap<>();
        ExecutorService askers = Executors.newFixedThreadPool(ASKERS);
        try {
            CompletableFuture.allOf(portals.all().stream()
                            .map(one -> CompletableFuture.runAsync(() -> ask(one, said), askers))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            askers.shutdownNow();
        }
        return said;
    }

    private void ask(Acknowledged one, Map<String, HubSays> said) {
        String key = plan.of(one.number()).portal().key();
        hubs.get(Portals.SUBMISSIONS + "/" + one.id(), key)
                .filter(known -> known.status() == 200)
                .ifPresent(known -> said.put(one.id(), HubSays.of(known.body())));
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        driver.close();
        applicants.close();
        neighbours().forEach(Neighbour::close);
        operator.close();
        portals.close();
    }
}
